// Placeholder of the skeleton; the subject's first file replaces it.
