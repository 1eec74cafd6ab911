import Glibc
import Testing

@testable import Bolt

@Suite struct ReadSwitchTests {
  private func isReadable(_ descriptor: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  @Test func `bytes are heard while it is on, and those that came while it was off when it is turned on`() {
    var ends: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    var readSwitch = ReadSwitch(for: ends[0])
    #expect(readSwitch.canTurn)
    #expect(!isReadable(readSwitch.descriptor))
    readSwitch.turn(on: false)
    var byte: UInt8 = 1
    #expect(write(ends[1], &byte, 1) == 1)
    #expect(!isReadable(readSwitch.descriptor))
    readSwitch.turn(on: true)
    #expect(isReadable(readSwitch.descriptor))
    #expect(read(ends[0], &byte, 1) == 1)
    #expect(!isReadable(readSwitch.descriptor))
    readSwitch.close()
    for end in ends { close(end) }
  }
}
