/// Opens folders by the paths that the database has for them, and only below the roots: the path is resolved, must lie
/// below a resolved root, and what is left of it is opened from the root's descriptor without following any link.
///
/// Not shared between threads: one preflight, group or recovery has one, and its folders close with it.
final class RootedFolders {
  private let fileSystem: any FileSystem
  private var roots: [(path: String, folder: any Folder)] = []
  /// By the bytes of the path.
  private var known: [FileName: Result<any Folder, PlaceError>] = [:]

  /// Roots that cannot be opened are left out: nothing lies below them then.
  init(_ roots: Roots, _ fileSystem: any FileSystem) {
    self.fileSystem = fileSystem
    for path in roots.paths {
      guard let resolved = try? fileSystem.resolved(path), let folder = try? fileSystem.root(at: resolved) else {
        continue
      }
      self.roots.append((resolved, folder))
    }
  }

  func folder(at path: String) throws(PlaceError) -> any Folder {
    let key = FileName(path)
    if let known = known[key] { return try known.get() }
    let result = Result { () throws(PlaceError) in try open(path) }
    known[key] = result
    return try result.get()
  }

  /// Closes what was opened, but not the roots.
  func close() { known = [:] }

  private func open(_ path: String) throws(PlaceError) -> any Folder {
    let resolved: String
    do throws(SystemError) {
      resolved = try fileSystem.resolved(path.isEmpty ? "/" : path)
    } catch {
      throw .closed(error)
    }
    guard let (root, rest) = place(of: resolved) else { throw .outsideRoot(resolved) }
    do throws(SystemError) {
      return try fileSystem.folder(rest, below: root)
    } catch {
      throw .closed(error)
    }
  }

  private func place(of resolved: String) -> (root: any Folder, rest: String)? {
    for root in roots {
      if let rest = Self.rest(of: resolved, below: root.path) { return (root.folder, rest) }
    }
    return nil
  }

  /// The path from a root down, compared by whole components; "" for the root itself.
  private static func rest(of path: String, below root: String) -> String? {
    let path = Array(path.utf8)
    let root = Array(root == "/" ? "".utf8 : root.utf8)
    guard path.starts(with: root) else { return nil }
    let rest = path[root.count...]
    guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
    return String(decoding: rest.dropFirst(), as: UTF8.self)
  }
}

/// Why a folder cannot be worked in.
enum PlaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Its resolved path lies below no root.
  case outsideRoot(String)
  /// It is missing, not permitted, or led out of the root by a link.
  case closed(SystemError)

  var description: String {
    switch self {
    case .outsideRoot(let path): "\(path) lies below no root of this machine"
    case .closed(let error): error.description
    }
  }
}
