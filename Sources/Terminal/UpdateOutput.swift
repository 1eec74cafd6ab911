import CSystem
import Glibc

/// The descriptor that ncurses writes to: the terminal, and during an update a file in memory.
///
/// So an update goes out as one write, without what says nothing new, and its size is known before: only what does
/// not fit one packet is worth the marks of synchronised output.
struct UpdateOutput {
  /// What ncurses knows as its terminal.
  let descriptor: Int32
  private let memory: Int32
  private let isModern: Bool
  private var filter = RenditionFilter()
  private var buffer: [UInt8] = []

  /// Standard output.
  private static let terminal: Int32 = 1
  /// Under the usual MTU, with room for what SSH adds.
  private static let packet = 1_200

  init(isModern: Bool) throws(TerminalError) {
    self.isModern = isModern
    descriptor = fcntl(Self.terminal, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw .system(call: "dup", errno: errno) }
    memory = csystem_memory_file("terminal update")
    guard memory >= 0 else { throw .system(call: "memfd_create", errno: errno) }
  }

  /// Collects what `update` makes ncurses write, and sends it.
  mutating func send(_ update: () -> Void) {
    lseek(memory, 0, SEEK_SET)
    dup2(memory, descriptor)
    update()
    dup2(Self.terminal, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    if buffer.count < count { buffer = [UInt8](repeating: 0, count: max(count, 1 << 14)) }
    guard pread(memory, &buffer, count, 0) == count else { return }
    let bytes = filter.filter(buffer[..<count])
    let marked = isModern && bytes.count > Self.packet
    TerminalModes.send(marked ? TerminalModes.beginUpdate + bytes + TerminalModes.endUpdate : bytes)
  }

  /// Before ncurses, or another program, writes to the terminal by itself.
  mutating func makePlain() { TerminalModes.send(Array(filter.plainNow().utf8)) }
}
