import Glibc

/// TCP ports of 127.0.0.1.
enum LoopbackPort {
  /// `wanted` where nobody listens there, else 0.
  static func keep(_ wanted: UInt16) -> UInt16 { wanted != 0 && bound(wanted) != nil ? wanted : 0 }

  /// One that nobody has now.
  static func free() -> UInt16 { bound(0) ?? 0 }

  /// Whether something accepts connections there.
  static func answers(_ port: UInt16) -> Bool {
    withSocket(port) { Glibc.connect($0, $1, $2) == 0 ? port : nil } != nil
  }

  private static func bound(_ port: UInt16) -> UInt16? {
    withSocket(port) { descriptor, address, length in
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      guard bind(descriptor, address, length) == 0 else { return nil }
      var chosen = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let got = withUnsafeMutablePointer(to: &chosen) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
      }
      return got == 0 ? UInt16(bigEndian: chosen.sin_port) : nil
    }
  }

  private static func withSocket(
    _ port: UInt16, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> UInt16?
  ) -> UInt16? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
