"""The walk of py3langid's model over a text, and the sum of what the features on it weigh.

Weights are halves, read as they stand in the model's file. Sums are of doubles, added feature by
feature in the order in which they are first met: they are numpy's, to the last bit.
"""

import numpy as np

cdef extern from *:
    """
    /* 2^112 lifts the bias of a half's exponent to that of a float; no half of a model is infinite */
    static inline double of_half(unsigned short half) {
        union { unsigned int bits; float value; } one;
        one.bits = (unsigned int)(half & 0x8000) << 16 | (unsigned int)(half & 0x7FFF) << 13;
        return one.value * 0x1p112f;
    }
    """
    double of_half(unsigned short half) noexcept nogil


cdef class Walk:
    """An automaton: from state and octet to a state by *moves*, in which *rows* says where a state
    has its 256; some states are a feature (in *features*, else -1), which weighs what its row of
    *weights* says, language by language.
    """

    cdef const unsigned int[::1] moves, rows
    cdef const int[::1] features
    cdef const unsigned short[:, ::1] weights
    cdef int[::1] places  # by feature: 1 + where it stands among those met; 0 between two walks

    def __init__(self, moves, rows, features, weights):
        self.moves, self.rows, self.features = moves, rows, features
        self.weights = weights.view(np.uint16)
        self.places = np.zeros(self.weights.shape[0], np.int32)

    def met(self, const unsigned char[::1] text):
        """Return the features on the way over *text*, the first met first, and how often each."""
        cdef Py_ssize_t size = text.shape[0], at, count = 0
        cdef unsigned int state = 0
        cdef int feature
        first, often = np.empty(size, np.int32), np.zeros(size, np.float32)
        cdef int[::1] found = first
        cdef float[::1] times = often
        for at in range(size):
            state = self.moves[(<size_t>self.rows[state] << 8) + text[at]]
            feature = self.features[state]
            if feature < 0:
                continue
            if not self.places[feature]:
                found[count] = feature
                count += 1
                self.places[feature] = count
            times[self.places[feature] - 1] += 1
        for at in range(count):
            self.places[found[at]] = 0
        return first[:count], often[:count]

    def weighed(self, const int[::1] met, const float[::1] factors):
        """Return for each language the sum of what the features *met* weigh, times their factor."""
        cdef Py_ssize_t languages = self.weights.shape[1], at, language
        cdef double factor
        totals = np.zeros(languages)
        cdef double[::1] sums = totals
        cdef const unsigned short* weights
        for at in range(met.shape[0]):
            weights, factor = &self.weights[met[at], 0], factors[at]
            for language in range(languages):
                sums[language] += of_half(weights[language]) * factor
        return totals
