"""Rows of numbers -> one logit each, by a network of one hidden layer (see `model`).

No library of matrices is asked: on products as small as a page's its threads wait for each other
longer than they work. The rows of a page differ little from one to the next, so the sums of a row
are those of the row before, moved by the inputs that differ. Inputs and weights are whole numbers
of steps and so is every sum: the way to it does not show.
"""

import numpy as np

from libc.math cimport rint

CLIP = 5.0  # standard deviations; what no page of the training set showed teaches nothing
INPUT_STEP = 2.0**-8  # wide enough that a last digit of a logarithm does not show
WEIGHT_STEP = 2.0**-12

cdef enum:
    AT_ONCE = 4  # inputs whose weights are added in one pass

cdef double STEP = INPUT_STEP, SUM_STEP = INPUT_STEP * WEIGHT_STEP
cdef double MOST = CLIP / INPUT_STEP  # steps

cdef extern from *:
    """
    #ifdef __SSE2__
    #include <emmintrin.h>

    /* Two moves side by side, as often as there is room. */
    static __m128i pair_of(const short* moves) {
        return _mm_unpacklo_epi16(_mm_set1_epi16(moves[0]), _mm_set1_epi16(moves[1]));
    }

    /* The sums of four units, moved by two inputs each. */
    static __m128i moved_by(__m128i sums, __m128i first, __m128i one, __m128i second, __m128i two) {
        sums = _mm_add_epi32(sums, _mm_madd_epi16(first, one));
        return _mm_add_epi32(sums, _mm_madd_epi16(second, two));
    }
    #endif

    /* Add to sums what four inputs moved, each times its weights. Compilers do not find that two
       products and their sum are one instruction of every x86-64: it takes a fifth of the time. */
    static void add(
        int* sums, const Py_ssize_t* moved, const short* moves, const short* hidden, Py_ssize_t units
    ) {
        const short* one = hidden + moved[0] * units;
        const short* two = hidden + moved[1] * units;
        const short* three = hidden + moved[2] * units;
        const short* four = hidden + moved[3] * units;
        Py_ssize_t unit = 0;
    #ifdef __SSE2__
        const __m128i first = pair_of(moves), second = pair_of(moves + 2);
        for (; unit + 8 <= units; unit += 8) {
            __m128i a = _mm_loadu_si128((const __m128i*) (one + unit));
            __m128i b = _mm_loadu_si128((const __m128i*) (two + unit));
            __m128i c = _mm_loadu_si128((const __m128i*) (three + unit));
            __m128i d = _mm_loadu_si128((const __m128i*) (four + unit));
            __m128i* low = (__m128i*) (sums + unit);
            __m128i* high = (__m128i*) (sums + unit + 4);
            _mm_storeu_si128(low, moved_by(_mm_loadu_si128(low),
                first, _mm_unpacklo_epi16(a, b), second, _mm_unpacklo_epi16(c, d)));
            _mm_storeu_si128(high, moved_by(_mm_loadu_si128(high),
                first, _mm_unpackhi_epi16(a, b), second, _mm_unpackhi_epi16(c, d)));
        }
    #endif
        for (; unit < units; unit++)
            sums[unit] += moves[0] * one[unit] + moves[1] * two[unit]
                + moves[2] * three[unit] + moves[3] * four[unit];
    }
    """
    void add(
        int* sums,
        const Py_ssize_t* moved,
        const short* moves,
        const short* hidden,
        Py_ssize_t units,
    ) noexcept nogil


def logits(
    const double[:, ::1] rows,
    const double[::1] mean,
    const double[::1] spread,
    const short[:, ::1] hidden,
    const double[::1] bias,
    const double[::1] out,
    const double[::1] shift,
):
    """Return the logit of each of *rows*; the others are the parts of a `Network`, in its order.

    Raises ValueError if the shapes do not fit.
    """
    cdef Py_ssize_t width = hidden.shape[0], units = hidden.shape[1], row, count, first
    cdef short[::1] inputs = np.zeros(width, np.short), moves = np.empty(width + AT_ONCE, np.short)
    cdef Py_ssize_t[::1] moved = np.empty(width + AT_ONCE, np.intp)
    cdef double[::1] logit, rates
    cdef int[::1] sums
    if not rows.shape[1] == len(mean) == len(spread) == width:
        raise ValueError(f"a network of {width} inputs, but {rows.shape[1]} columns")
    if not (len(bias) == len(out) == units and len(shift) == 1):
        raise ValueError(f"a network of {units} units, but {len(bias)} sums and {len(out)} weights")
    rates = steps_of(spread)
    sums = np.rint(np.asarray(bias) / SUM_STEP).astype(np.intc)
    found = np.empty(len(rows))
    logit = found
    for row in range(len(rows)):
        count = move(inputs, moved, moves, rows, row, mean, rates)
        for first in range(0, count, AT_ONCE):
            add(&sums[0], &moved[first], &moves[first], &hidden[0, 0], units)
        logit[row] = weighted(&sums[0], &out[0], units) * SUM_STEP + shift[0]
    return found


def hidden_steps(weights):
    """Return the *weights* of a hidden layer in whole steps of WEIGHT_STEP.

    Raises ValueError where one is larger than 16 bits hold, or their sum could be than 32 do.
    """
    heaviest, most = np.abs(weights).max(), np.abs(weights).sum(0).max() * CLIP
    if heaviest > 2**15 * WEIGHT_STEP - WEIGHT_STEP or most > 2**30 * SUM_STEP:
        raise ValueError(f"weights of a hidden layer of {heaviest:g}, that come to {most:g}")
    return np.rint(weights / WEIGHT_STEP).astype(np.short)


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
            inputs[row, column] = steps(rows[row, column], mean[column], rates[column]) * STEP
    return found


cdef steps_of(const double[::1] spread):
    """Return how many steps one of each input's own unit is."""
    return 1 / (np.asarray(spread) * INPUT_STEP)


cdef inline double steps(double value, double mean, double rate) noexcept nogil:
    """Return how many steps one input is, as a network takes it."""
    return min(max(rint((value - mean) * rate), -MOST), MOST)


cdef Py_ssize_t move(
    short[::1] inputs,
    Py_ssize_t[::1] moved,
    short[::1] moves,
    const double[:, ::1] rows,
    Py_ssize_t row,
    const double[::1] mean,
    const double[::1] rates,
) noexcept nogil:
    """Make *inputs* those of *row* from those of the row before, and note which *moved* how far.

    Returns how many did, filled up to a multiple of AT_ONCE with some that did not.
    """
    cdef Py_ssize_t column, count = 0
    cdef short change
    for column in range(rows.shape[1]):
        if row and rows[row, column] == rows[row - 1, column]:
            continue
        change = <short> steps(rows[row, column], mean[column], rates[column]) - inputs[column]
        if change:
            inputs[column] += change
            moved[count], moves[count] = column, change
            count += 1
    while count % AT_ONCE:
        moved[count], moves[count] = 0, 0
        count += 1
    return count


cdef double weighted(const int* sums, const double* weights, Py_ssize_t units) noexcept nogil:
    """Return the sum of the rectified *sums*, each so heavy."""
    cdef double total = 0
    cdef Py_ssize_t unit
    for unit in range(units):
        total += max(sums[unit], 0) * weights[unit]
    return total
