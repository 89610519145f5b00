"""Chances of blocks by themselves -> one row of numbers a block, of the blocks around it.

A story is one run of blocks in one part of the page's tree, and its paragraphs stand in one
position of the template. Each block weighs as much as its letters and its own chance to be of the
story, and a text that stands there several times as little as once, so that long comments, notices
and menus move nothing here.
"""

from collections import Counter

import numpy as np

from libc.math cimport INFINITY, log, log1p, sqrt

from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

from spiders.extraction.page import HEADINGS

NAMES = (
    "chance logit below best total before behind "
    "likely0 share0 likely1 share1 likely2 share2 likely3 share3 rise fall "
    "alike others kin kinmost near_before near_behind near "
    "back6 back5 back4 back3 back2 back1 next1 next2 next3 next4 next5 next6 "
    "section section_others section_share heading barrier "
    "rank_length rank_links run run_distance run_share"
).split()

cdef enum:
    LEVELS = 4  # a block's place and three around it: wrapper elements are rarely deeper
    NEIGHBOURS = 6  # blocks on either side
    REACH = 12  # blocks; 0.7 to this power is 1 %
    FAR = 12  # places; beyond it distance says no more
    HEAVY = 2_400  # weight of a page; two in a hundred weigh more, and no more is to be learned
    AWAY = 500  # weight of what stands between; the same

cdef double NOTHING = -7.0  # beside the first block and the last
cdef double SUREST = 1e-4  # a chance is no nearer than this to 0 or 1
cdef double FADING = 0.7  # of a block's weight, one block on
cdef double HEART = 0.5  # of the page's weight
cdef double LEAST = 1e-6

cdef int AROUND = NAMES.index("likely0"), DISTANCE = NAMES.index("rise")
cdef int ALIKE = NAMES.index("alike"), NEAR = NAMES.index("near_before")
cdef int BESIDE = NAMES.index("back6"), SECTION = NAMES.index("section"), WIDTH = len(NAMES)
cdef int BARRIER = NAMES.index("barrier"), RANKS = NAMES.index("rank_length"), RUN = NAMES.index("run")


def context(list blocks, list places, double[:] chances):
    """Return one row for each of *blocks*, whose *chances* by themselves are known.

    The columns are NAMES; *places* are all of the page, by their numbers.
    """
    cdef Py_ssize_t count = len(blocks), index
    cdef TextBlock block
    cdef double total = 0, best = -INFINITY, passed = 0
    cdef double[::1] weight = np.empty(count), full = np.empty(count), logit = np.empty(count)
    cdef double[:, ::1] rows
    found = np.empty((count, WIDTH))
    rows = found
    times = Counter([block.text for block in blocks])
    for index, block in enumerate(blocks):
        full[index] = sqrt(len(block.text) / <double> times[block.text])
        weight[index] = full[index] * chances[index]
        total += weight[index]
        logit[index] = log((chances[index] + SUREST) / (1 - chances[index] + SUREST))
        best = max(best, logit[index])
    total = max(total, LEAST)
    for index in range(count):
        rows[index, 0] = chances[index]
        rows[index, 1] = logit[index]
        rows[index, 2] = logit[index] - best
        rows[index, 3] = best
        rows[index, 4] = log1p(min(total, HEAVY))
        rows[index, 5] = passed / total
        passed += weight[index]
        rows[index, 6] = (total - passed) / total
    write_places(rows, blocks, places, weight, full, total)
    write_alike(rows, blocks, weight, full, total)
    write_near(rows, weight)
    write_beside(rows, logit)
    write_sections(rows, blocks, weight, full, logit, total)
    write_barriers(rows, weight, full)
    write_run(rows, weight, full, total)
    found[:, RANKS] = ranks([len(block.text) for block in blocks])
    found[:, RANKS + 1] = ranks([block.linked / <double> len(block.text) for block in blocks])
    return found


cdef int write_places(
    double[:, ::1] rows,
    list blocks,
    list places,
    double[::1] weight,
    double[::1] full,
    double total,
) except -1:
    """Write how likely the places around each block are the story's, how much of it they hold, and
    how far up and then down the way from the block to the story's heart leads.

    The heart is the innermost place around the heaviest block that holds HEART of all weight.
    """
    cdef double[::1] inside = np.zeros(len(places)), inside_full = np.zeros(len(places))
    cdef Py_ssize_t index, number, heaviest = 0
    cdef TextBlock block
    cdef Place place
    cdef int[::1] rises = np.zeros(len(places), np.intc), falls = np.zeros(len(places), np.intc)
    cdef int level
    for index, block in enumerate(blocks):
        inside[block.place.number] += weight[index]
        inside_full[block.place.number] += full[index]
        if weight[index] > weight[heaviest]:
            heaviest = index
    for number in range(len(places) - 1, 0, -1):
        place = places[number]
        inside[place.parent.number] += inside[number]
        inside_full[place.parent.number] += inside_full[number]
    heart = place = (<TextBlock> blocks[heaviest]).place
    while place is not None and inside[place.number] < HEART * total:
        place = place.parent
    if place is not None:
        heart = place
    path = {place.number: level for level, place in enumerate(heart.ancestors())}
    for number, place in enumerate(places):
        if number in path:
            falls[number] = path[number]
        else:
            rises[number] = rises[place.parent.number] + 1
            falls[number] = falls[place.parent.number]
    for index, block in enumerate(blocks):
        place = block.place
        for level in range(LEVELS):
            number = place.number
            rows[index, AROUND + 2 * level] = inside[number] / inside_full[number]
            rows[index, AROUND + 2 * level + 1] = inside[number] / total
            place = place.parent if place.parent is not None else place
        number = block.place.number
        rows[index, DISTANCE] = min(rises[number], FAR)
        rows[index, DISTANCE + 1] = min(falls[number], FAR)
    return 0


cdef int write_alike(
    double[:, ::1] rows, list blocks, double[::1] weight, double[::1] full, double total
) except -1:
    """Write how likely the blocks of one position in the page's template are the story's, and
    without the block itself; how much of the story they are, and against the likeliest position.

    Names are often numbered or made by a program, so that only their kinds tell what is alike.
    """
    cdef double[::1] weights = np.zeros(len(blocks)), fulls = np.zeros(len(blocks))
    cdef int[::1] times = np.zeros(len(blocks), np.intc)
    cdef int[::1] group = np.empty(len(blocks), np.intc)
    cdef TextBlock block
    cdef Place place, outer, outmost
    cdef Py_ssize_t index
    cdef int one
    cdef double most = LEAST
    cdef dict known = {}
    for index, block in enumerate(blocks):
        place = block.place
        outer = place.parent if place.parent is not None else place
        outmost = outer.parent if outer.parent is not None else outer
        key = (place.tag, place.kinds(), outer.tag, outer.kinds(), outmost.tag, outmost.kinds())
        one = group[index] = known.setdefault(key, len(known))
        weights[one] += weight[index]
        fulls[one] += full[index]
        times[one] += 1
        most = max(most, weights[one])
    for index in range(len(blocks)):
        one = group[index]
        rows[index, ALIKE] = weights[one] / fulls[one]
        rows[index, ALIKE + 1] = (
            -HEART
            if times[one] == 1
            else (weights[one] - weight[index]) / max(fulls[one] - full[index], LEAST)
        )
        rows[index, ALIKE + 2] = weights[one] / total
        rows[index, ALIKE + 3] = weights[one] / most
    return 0


cdef int write_near(double[:, ::1] rows, double[::1] weight) except -1:
    """Write the weight before, behind and on both sides of each block, fading with distance."""
    cdef Py_ssize_t index, distance, count = len(weight)
    cdef double fading, before, behind, highest = LEAST
    for index in range(count):
        before = behind = 0
        fading = 1
        for distance in range(1, REACH + 1):
            fading *= FADING
            if index >= distance:
                before += fading * weight[index - distance]
            if index + distance < count:
                behind += fading * weight[index + distance]
        rows[index, NEAR], rows[index, NEAR + 1] = before, behind
        rows[index, NEAR + 2] = before + behind
        highest = max(highest, before + behind)
    for index in range(count):
        for distance in range(3):
            rows[index, NEAR + distance] /= highest
    return 0


cdef int write_beside(double[:, ::1] rows, double[::1] logit) except -1:
    """Write the logits of the blocks before and behind each block."""
    cdef Py_ssize_t index, other, column, count = len(logit)
    cdef int offset
    for index in range(count):
        column = BESIDE
        for offset in range(-NEIGHBOURS, NEIGHBOURS + 1):
            if offset:
                other = index + offset
                rows[index, column] = logit[other] if 0 <= other < count else NOTHING
                column += 1
    return 0


cdef int write_sections(
    double[:, ::1] rows,
    list blocks,
    double[::1] weight,
    double[::1] full,
    double[::1] logit,
    double total,
) except -1:
    """Write how likely the blocks between two headings are the story's, and the heading itself."""
    cdef Py_ssize_t begin = 0, end, index, count = len(blocks)
    cdef double weights, fulls, heading = NOTHING
    while begin < count:
        end = begin
        weights = fulls = 0
        while end < count and (end == begin or (<TextBlock> blocks[end]).place.tag not in HEADINGS):
            weights += weight[end]
            fulls += full[end]
            end += 1
        heading = logit[begin] if (<TextBlock> blocks[begin]).place.tag in HEADINGS else NOTHING
        for index in range(begin, end):
            rows[index, SECTION] = weights / fulls
            rows[index, SECTION + 1] = (
                (weights - weight[index]) / (fulls - full[index]) if end - begin > 1 else -HEART
            )
            rows[index, SECTION + 2] = weights / total
            rows[index, SECTION + 3] = heading
        begin = end
    return 0


cdef int write_barriers(double[:, ::1] rows, double[::1] weight, double[::1] full) except -1:
    """Write how much that is not the story's stands between each block and the heaviest one.

    What is likelier than not is of the story: small doubts of many paragraphs come to no barrier.
    """
    cdef Py_ssize_t index, heaviest = 0, count = len(weight)
    cdef double between = 0
    for index in range(count):
        if weight[index] > weight[heaviest]:
            heaviest = index
    for index in range(heaviest, count):
        between += doubt(full[index], weight[index])
        rows[index, BARRIER] = log1p(min(between, AWAY))
    between = 0
    for index in range(heaviest, -1, -1):
        between += doubt(full[index], weight[index])
        rows[index, BARRIER] = log1p(min(between, AWAY))
    return 0


cdef inline double doubt(double full, double weight) noexcept:
    """Return how much less likely than not a block is the story's."""
    return max(full - weight / HEART, 0)


cdef int write_run(
    double[:, ::1] rows, double[::1] weight, double[::1] full, double total
) except -1:
    """Write where each block lies to the heaviest run of likely blocks, and how much that holds.

    The heaviest run is the one in which what is likelier than not outweighs the rest by most.
    """
    cdef Py_ssize_t index, begin = 0, first = 0, last = -1, count = len(weight)
    cdef double balance = 0, most = 0, held = 0, away = 0
    for index in range(count):
        if balance <= 0:
            balance = 0
            begin = index
        balance += weight[index] - HEART * full[index]
        if balance > most:
            most, first, last = balance, begin, index
    for index in range(first, last + 1):
        held += weight[index]
        rows[index, RUN + 1] = 0
    for index in range(first - 1, -1, -1):
        away += full[index]
        rows[index, RUN + 1] = -log1p(min(away, AWAY))
    away = 0
    for index in range(last + 1, count):
        away += full[index]
        rows[index, RUN + 1] = log1p(min(away, AWAY))
    for index in range(count):
        rows[index, RUN] = first <= index <= last
        rows[index, RUN + 2] = held / total
    return 0


def ranks(values):
    """Return for each of *values* the share of them that is less, and half of those alike."""
    known = np.asarray(values)
    ordered = np.sort(known)
    below = np.searchsorted(ordered, known, "left") + np.searchsorted(ordered, known, "right")
    return below / (2.0 * len(known))
