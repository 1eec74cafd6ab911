import Glibc

/// A tmpfs of 64 KB in a folder of its own; root only.
public final class TemporaryMount: Sendable {
  public let path: String

  public struct Failure: Error {}

  /// Some containers let not even root mount.
  public static let works: Bool = {
    guard let mount = try? TemporaryMount() else { return false }
    mount.end()
    return true
  }()

  public init() throws {
    var template = Array("/tmp/tracktion-mount-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard mount("none", path, "tmpfs", 0, "size=64k") == 0 else {
      rmdir(path)
      throw Failure()
    }
  }

  /// Leaves no byte free.
  public func fill() {
    let file = open("\(path)/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    let block = [UInt8](repeating: 0x78, count: 4096)
    while write(file, block, block.count) > 0 {}
    close(file)
  }

  public func end() {
    umount2(path, 2)
    rmdir(path)
  }
}
