/// The screen, on the main thread.
enum ScreenProgram {
  static func run(_ invocation: Invocation) -> ExitStatus { .done }
}
