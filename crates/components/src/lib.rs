//! The design system: typed page components in NHS design system markup, our own theme, embedded assets.
