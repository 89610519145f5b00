"""Rows of numbers -> one logit each, by a network of one hidden layer (see `model`).

No library of matrices is asked: on products as small as a page's its threads wait for each other
longer than they work. The rows of a page differ little from one to the next, so the sums of a row
are those of the row before, moved by the inputs that differ. Every sum is exact: the way to it
does not show.
"""

import numpy as np

from libc.math cimport rint

CLIP = 5.0  # standard deviations; what no page of the training set showed teaches nothing
INPUT_STEP = 2.0**-8  # wide enough that a last digit of a logarithm does not show

cdef enum:
    AT_ONCE = 4  # inputs whose weights are added in one pass

cdef double STEP = INPUT_STEP
cdef double MOST = CLIP / INPUT_STEP  # steps


def logits(
    const double[:, ::1] rows,
    const double[::1] mean,
    const double[::1] spread,
    const double[:, ::1] hidden,
    const double[::1] bias,
    const double[::1] out,
    const double[::1] shift,
):
    """Return the logit of each of *rows*; the others are the parts of a `Network`, in its order.

    Raises ValueError if the shapes do not fit.
    """
    cdef Py_ssize_t width = hidden.shape[0], units = hidden.shape[1], row, count, first
    cdef double[::1] inputs = np.zeros(width), sums = np.array(bias), logit, rates
    cdef double[::1] moves = np.empty(width + AT_ONCE)
    cdef Py_ssize_t[::1] moved = np.empty(width + AT_ONCE, np.intp)
    if not rows.shape[1] == len(mean) == len(spread) == width:
        raise ValueError(f"a network of {width} inputs, but {rows.shape[1]} columns")
    if not (len(bias) == len(out) == units and len(shift) == 1):
        raise ValueError(f"a network of {units} units, but {len(bias)} sums and {len(out)} weights")
    rates = steps_of(spread)
    found = np.empty(len(rows))
    logit = found
    for row in range(len(rows)):
        count = move(inputs, moved, moves, rows, row, mean, rates)
        for first in range(0, count, AT_ONCE):
            add(&sums[0], &moved[first], &moves[first], &hidden[0, 0], units)
        logit[row] = weighted(&sums[0], &out[0], units) + shift[0]
    return found


def scaled(const double[:, ::1] rows, const double[::1] mean, const double[::1] spread):
    """Return *rows* as a network takes them: in standard deviations, clipped and stepped.

    Raises ValueError if the shapes do not fit.
    """
    cdef Py_ssize_t row, column
    cdef double[::1] rates
    cdef double[:, ::1] inputs
    if not rows.shape[1] == len(mean) == len(spread):
        raise ValueError(f"{len(mean)} means and {len(spread)} spreads, {rows.shape[1]} columns")
    rates = steps_of(spread)
    found = np.empty((len(rows), rows.shape[1]))
    inputs = found
    for row in range(len(rows)):
        for column in range(rows.shape[1]):
            inputs[row, column] = stepped(rows[row, column], mean[column], rates[column])
    return found


cdef steps_of(const double[::1] spread):
    """Return how many steps one of each input's own unit is."""
    return 1 / (np.asarray(spread) * INPUT_STEP)


cdef inline double stepped(double value, double mean, double rate) noexcept nogil:
    """Return one input as a network takes it."""
    return min(max(rint((value - mean) * rate), -MOST), MOST) * STEP


cdef Py_ssize_t move(
    double[::1] inputs,
    Py_ssize_t[::1] moved,
    double[::1] moves,
    const double[:, ::1] rows,
    Py_ssize_t row,
    const double[::1] mean,
    const double[::1] rates,
) noexcept nogil:
    """Make *inputs* those of *row* from those of the row before, and note which *moved* how far.

    Returns how many did, filled up to a multiple of AT_ONCE with some that did not.
    """
    cdef Py_ssize_t column, count = 0
    cdef double change
    for column in range(rows.shape[1]):
        if row and rows[row, column] == rows[row - 1, column]:
            continue
        change = stepped(rows[row, column], mean[column], rates[column]) - inputs[column]
        if change:
            inputs[column] += change
            moved[count], moves[count] = column, change
            count += 1
    while count % AT_ONCE:
        moved[count], moves[count] = 0, 0
        count += 1
    return count


cdef void add(
    double* sums,
    const Py_ssize_t* moved,
    const double* moves,
    const double* hidden,
    Py_ssize_t units,
) noexcept nogil:
    """Add to *sums* what AT_ONCE inputs *moved*, each times its weights."""
    cdef const double* one = hidden + moved[0] * units
    cdef const double* two = hidden + moved[1] * units
    cdef const double* three = hidden + moved[2] * units
    cdef const double* four = hidden + moved[3] * units
    cdef double a = moves[0], b = moves[1], c = moves[2], d = moves[3]
    cdef Py_ssize_t unit
    for unit in range(units):
        sums[unit] += (a * one[unit] + b * two[unit]) + (c * three[unit] + d * four[unit])


cdef double weighted(const double* sums, const double* weights, Py_ssize_t units) noexcept nogil:
    """Return the sum of the rectified *sums*, each so heavy."""
    cdef double total = 0
    cdef Py_ssize_t unit
    for unit in range(units):
        total += max(sums[unit], 0) * weights[unit]
    return total
