import EventLoop
import Glibc

/// The backend of Neo4j's official conformance suite for this driver: the suite tells it over a socket what to do
/// with the driver, and plays the server on the other side. `script/testkit` runs both.
///
///     BoltTestKit [PORT]     (9876)
@main
struct BoltTestKit {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    let port = CommandLine.arguments.dropFirst().first.flatMap { UInt16($0) } ?? 9_876
    do {
      let listener = try listen(port)
      while true {
        try await EventLoop.io.ready(listener, for: .readable)
        let descriptor = accept(listener, nil, nil)
        if descriptor >= 0 {
          _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
          Task.detached { await Backend(LineChannel(descriptor)).serve() }
        }
      }
    } catch {
      print("cannot serve at port \(port): \(error)")
      exit(1)
    }
  }

  private static func listen(_ port: UInt16) throws -> Int32 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard listener >= 0, bound == 0, Glibc.listen(listener, 64) == 0 else { throw SystemError(code: errno) }
    return listener
  }
}

/// The operating system said no.
struct SystemError: Error, CustomStringConvertible {
  let code: Int32
  var description: String { String(cString: strerror(code)) }
}
