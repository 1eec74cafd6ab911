import CSystem
import Glibc
import RenamingKit
import Testing

@testable import Renaming

/// What only trying tells. These need root, who makes the obstacles.
@Suite(.enabled(if: geteuid() == 0)) struct PermissionTests {
  let disk = TemporaryDisk()
  let world: World

  init() { world = World(disk) }

  /// FS_IOC_GETFLAGS and FS_IOC_SETFLAGS of linux/fs.h.
  private enum Flags {
    static let get: UInt = 0x8008_6601
    static let set: UInt = 0x4008_6602
    static let immutable: Int32 = 0x10
  }

  /// False where the file system has no such attribute.
  private func setImmutable(_ path: String, _ on: Bool) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var flags: Int32 = 0
    guard ioctl(file, Flags.get, &flags) == 0 else { return false }
    flags = on ? flags | Flags.immutable : flags & ~Flags.immutable
    return ioctl(file, Flags.set, &flags) == 0
  }

  @Test func `An immutable file is refused before anything is tried with it`() async throws {
    let track = await world.add("a.mp3", "A")
    guard setImmutable(track.path, true) else { return }
    defer { _ = setImmutable(track.path, false) }
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.rules == ["not-permitted"])
    #expect(check.findings[0].advice?.contains("lsattr") == true)
    #expect(try await world.renamer().accept([world.request(track, to: "b.mp3")]).items.map(\.status) == [.refused])
    #expect(disk.tree() == ["a.mp3": "A"])
  }

  @Test func `An immutable companion keeps its recording where it is`() async throws {
    let track = await world.add("a.mp3", "A")
    disk.write("a.lrc", "words")
    guard setImmutable(disk.root + "/a.lrc", true) else { return }
    defer { _ = setImmutable(disk.root + "/a.lrc", false) }
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.rules.first == "not-permitted")
    #expect(check.findings[0].message.contains("a.lrc"))
  }

  /// An access list in the kernel's own form: version 2, then tag, permissions and id of each entry (acl_ea.h).
  private func forbidWriting(_ user: UInt32, in folder: String) -> Bool {
    let entries: [(tag: UInt16, permissions: UInt16, id: UInt32)] = [
      (0x01, 7, .max), (0x02, 5, user), (0x04, 7, .max), (0x10, 7, .max), (0x20, 7, .max),
    ]
    var bytes: [UInt8] = [2, 0, 0, 0]
    for entry in entries {
      withUnsafeBytes(of: entry.tag.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: entry.permissions.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: entry.id.littleEndian) { bytes += $0 }
    }
    // Not in the Glibc module: looked up where it is.
    typealias Call = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeRawPointer, Int, Int32) -> Int32
    guard let symbol = dlsym(nil, "setxattr") else { return false }
    return unsafeBitCast(symbol, to: Call.self)(folder, "system.posix_acl_access", bytes, bytes.count, 0) == 0
  }

  @Test func `An access list counts where the mode would let it pass`() async throws {
    let nobody: UInt32 = 65534
    let track = await world.add("shared/a.mp3")
    let request = await world.request(track, to: "b.mp3")
    chmod(disk.root, 0o755)
    chmod(disk.root + "/shared", 0o777)
    let preflight = Preflight(roots: Roots([disk.root]), fileSystem: SystemFileSystem(), settings: RenameSettings())
    func asNobody() -> [String] {
      csystem_set_file_user(nobody)
      defer { csystem_set_file_user(0) }
      return preflight.examine([request], holders: [])[0].check.rules
    }
    #expect(asNobody() == [])
    guard forbidWriting(nobody, in: disk.root + "/shared") else { return }
    #expect(asNobody() == ["not-permitted"])
  }
}
