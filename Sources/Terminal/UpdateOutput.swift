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
  /// Bytes that go out with the next update.
  private var held = 0
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

  /// Collects what `update` makes ncurses write, and sends it behind what is held.
  mutating func send(_ update: () -> Void) {
    let held = held
    hold(update)
    let count = self.held
    guard count > 0 else { return }
    self.held = 0
    lseek(memory, 0, SEEK_SET)
    if buffer.count < count { buffer = [UInt8](repeating: 0, count: max(count, 1 << 14)) }
    guard pread(memory, &buffer, count, 0) == count else { return }
    let bytes = filter.filter(buffer[held..<count])
    let marked = isModern && bytes.count > Self.packet
    TerminalModes.send(
      buffer[..<held] + (marked ? TerminalModes.beginUpdate + bytes + TerminalModes.endUpdate : bytes))
  }

  /// Collects what `setUp` makes ncurses write: it goes out as it is, in one piece with the next update. A terminal that
  /// is being opened shows its first frame at once then, not an empty screen before.
  mutating func hold<Result>(_ setUp: () -> Result) -> Result {
    dup2(memory, descriptor)
    let result = setUp()
    dup2(Self.terminal, descriptor)
    held = Int(lseek(memory, 0, SEEK_CUR))
    return result
  }

  /// The same with what ncurses knows nothing of.
  mutating func hold(_ text: String) {
    var text = text
    held += max(0, text.withUTF8 { write(memory, $0.baseAddress, $0.count) })
  }

  /// Before ncurses, or another program, writes to the terminal by itself.
  mutating func makePlain() {
    send {}
    TerminalModes.send(filter.plainNow())
  }
}
