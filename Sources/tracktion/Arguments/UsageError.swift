/// The command line was not understood: exit status 2.
struct UsageError: Error, CustomStringConvertible {
  let message: String
  /// The nearest thing that exists.
  let nearest: String?

  init(_ message: String, nearest: String? = nil) {
    self.message = message
    self.nearest = nearest
  }

  var description: String { nearest.map { "\(message); did you mean \($0)?" } ?? message }
}
