cpdef list words_named(str names, bint is_run_whole=*)
