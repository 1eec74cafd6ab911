import Glibc

/// What a root's file system really does with renames, found by doing them in a folder made for it and removed again.
public struct RenameProbe: Sendable, Hashable {
  public let limits: FolderLimits
  /// `RENAME_NOREPLACE` works, and left the target alone.
  public let refusesToReplace: Bool
  /// `RENAME_EXCHANGE` works: two names change places in one step.
  public let exchanges: Bool
  /// Hard links work; they stand in where `RENAME_NOREPLACE` is lacking.
  public let links: Bool
  /// `A` and `a` are one name.
  public let ignoresCase: Bool
  /// The composed and the decomposed form of a letter are one name.
  public let ignoresNormalForm: Bool

  /// Whether a rename can be made here that never overwrites a file, without `unsafe_rename: allow`.
  public var isSafe: Bool { refusesToReplace || links }

  /// Tries it below `root`. Blocks.
  ///
  /// - Throws: ``SystemError`` where the folder cannot be made or used.
  public init(root: String) throws(SystemError) {
    let path = try Self.makeFolder(in: root)
    defer { rmdir(path) }
    let folder = try SystemFileSystem().root(at: path)
    defer { for entry in (try? folder.entries()) ?? [] { try? folder.unlink(entry.name) } }
    let names = (a: FileName("a"), b: FileName("b"), c: FileName("c"))
    guard let model = try SystemFileSystem().root(at: root).status(of: FileName(path.lastName)) else {
      throw SystemError(ENOENT, "statx", path)
    }
    try folder.create(names.a, Array("a".utf8), like: model)
    try folder.create(names.b, Array("b".utf8), like: model)
    limits = try folder.limits()
    refusesToReplace = Self.fails(with: EEXIST) { () throws(SystemError) in
      try folder.rename(names.a, to: names.b, .noReplace)
    }
    exchanges = Self.works { () throws(SystemError) in try folder.rename(names.a, to: names.b, .exchange) }
    links = Self.works { () throws(SystemError) in try folder.link(names.b, to: names.c) }
    ignoresCase = try folder.status(of: FileName("B")) != nil
    try folder.create(FileName("e\u{301}"), [], like: model)
    ignoresNormalForm = try folder.status(of: FileName("\u{E9}")) != nil
    try folder.sync()
  }

  private static func makeFolder(in root: String) throws(SystemError) -> String {
    var template = Array("\(root)/.tracktion-doctor-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(errno, "mkdtemp", root) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func works(_ call: () throws(SystemError) -> Void) -> Bool {
    do {
      try call()
      return true
    } catch {
      return false
    }
  }

  private static func fails(with code: Int32, _ call: () throws(SystemError) -> Void) -> Bool {
    do {
      try call()
      return false
    } catch {
      return error.code == code
    }
  }
}

extension String {
  fileprivate var lastName: String { String(self[(lastIndex(of: "/").map(index(after:)) ?? startIndex)...]) }
}
