import Testing

/// All end-to-end tests, one after the other: each has the machine to itself, so that deadlines mean something.
@Suite(.serialized) enum EndToEnd {}
