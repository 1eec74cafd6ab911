import CSystem
import Glibc

/// Says on which thread a socket's bytes are heard: by the event loop while it is on, by nobody but the caller while
/// it is off. Any thread can turn it without waking the loop, which ending the loop's watch could not.
///
/// The loop watches, in the socket's place, an epoll set that holds just this socket.
struct ReadSwitch: Sendable {
  /// What the loop is to watch.
  let descriptor: Int32
  private let socket: Int32
  private var isOn = true

  /// Where the process has no descriptor left, the loop watches the socket itself, always.
  init(for socket: Int32) {
    self.socket = socket
    let set = csystem_socket_set(socket)
    descriptor = set >= 0 ? set : socket
  }

  var canTurn: Bool { descriptor != socket }

  /// Not after ``close()``.
  mutating func turn(on: Bool) {
    guard canTurn, on != isOn else { return }
    isOn = on
    csystem_socket_set_hear(descriptor, socket, on ? 1 : 0)
  }

  /// Once, before the socket is closed; the loop has let go of the descriptor.
  func close() {
    if canTurn { Glibc.close(descriptor) }
  }
}
