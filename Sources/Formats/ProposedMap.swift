import Foundation

/// Finds where a library's folders are on this machine, by the names and sizes of files (`proposed_map`).
public enum ProposedMap {
  /// A file, in the library or on this machine.
  public struct File: Sendable, Hashable {
    public let path: String
    /// Bytes; nil where unknown.
    public let size: Int64?

    public init(path: String, size: Int64?) {
      self.path = path
      self.size = size
    }
  }

  /// A rule, and how many of the missing files it finds.
  public struct Proposal: Sendable, Hashable {
    public let rule: PathMap.Rule
    public let files: Int
  }

  /// Rules that find missing files among those found below the roots, the most useful first.
  ///
  /// A file counts where exactly one was found with its name (in any normal form) and, where the library knows one, its
  /// size. A rule is what is left of both paths without the components at the end in which they agree; for one folder
  /// of the library the rule that finds most is taken.
  public static func rules(missing: [File], found: [File]) -> [Proposal] {
    let byName = Dictionary(grouping: found) { name($0.path) }
    var votes: [PathMap.Rule: Int] = [:]
    for file in missing {
      let candidates = (byName[name(file.path)] ?? []).filter { file.size == nil || $0.size == file.size }
      guard candidates.count == 1, let match = candidates.first, let rule = rule(file.path, match.path) else {
        continue
      }
      votes[rule, default: 0] += 1
    }
    let best = Dictionary(grouping: votes) { $0.key.from }.compactMap { _, rules in
      rules.max { ($0.value, $1.key.to) < ($1.value, $0.key.to) }
    }
    return best.map { Proposal(rule: $0.key, files: $0.value) }
      .sorted { ($1.files, $0.rule.from) < ($0.files, $1.rule.from) }
  }

  private static func name(_ path: String) -> String { LibraryPath(path).components.last ?? "" }

  /// Nil where one path is the end of the other.
  private static func rule(_ missing: String, _ found: String) -> PathMap.Rule? {
    let (from, to) = (LibraryPath(missing), LibraryPath(found))
    let common = zip(from.components.reversed(), to.components.reversed()).prefix { $0 == $1 }.count
    let start = from.root + "/" + from.components.dropLast(common).joined(separator: "/")
    let target = "/" + to.components.dropLast(common).joined(separator: "/")
    guard start != target else { return nil }
    let drive = start.hasSuffix("/") && start.count > 1 ? String(start.dropLast()) : start
    return PathMap.Rule(from: drive, to: target)
  }
}
