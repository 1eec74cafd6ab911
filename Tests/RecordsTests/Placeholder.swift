// Placeholder of the skeleton; the subject's first test replaces it.
