import CSystem
import Glibc

/// Threads of our own, off the cooperative pool.
enum DetachedThread {
  private final class Body {
    let name: String
    let run: @Sendable () -> Void
    init(name: String, run: @escaping @Sendable () -> Void) {
      self.name = name
      self.run = run
    }
  }

  static func start(name: String, _ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(name: name, run: run))
    let result = pthread_create(&thread, nil, enter, body.toOpaque())
    // Without a thread there is nothing that could carry an error to anybody.
    precondition(result == 0, "no thread \(name): \(String(cString: strerror(result)))")
    pthread_detach(thread)
  }

  private static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
    guard let pointer else { return nil }
    let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
    csystem_name_thread(body.name)
    // Signals belong to the thread that watches the terminal.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    body.run()
    return nil
  }
}
