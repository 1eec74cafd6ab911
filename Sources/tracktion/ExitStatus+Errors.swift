import Library

extension ExitStatus {
  /// What an error that ended a verb means to the caller.
  init(for error: any Error) {
    switch error {
    case is UsageError, is ConfigurationError: self = .usage
    default: self = .someFailed
    }
  }
}
