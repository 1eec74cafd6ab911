import FoundationEssentials
import Glibc
import Testing

@testable import Renaming

/// A root is judged by renames that are really made in it.
@Suite struct RenameProbeTests {
  @Test("A folder of this machine can do all that a rename needs, and is left as it was")
  func ordinaryFolder() throws {
    let root = "/tmp/tracktion-probe-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let probe = try RenameProbe(root: root)
    #expect(probe.refusesToReplace && probe.exchanges && probe.links && probe.isSafe)
    #expect(!probe.ignoresCase && !probe.ignoresNormalForm)
    #expect(probe.limits.nameLimit >= 255)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
  }

  @Test("A folder that cannot be written in is named with the reason")
  func closedFolder() {
    #expect(throws: SystemError(ENOENT, "mkdtemp", "/nonexistent/music")) {
      try RenameProbe(root: "/nonexistent/music")
    }
  }
}
