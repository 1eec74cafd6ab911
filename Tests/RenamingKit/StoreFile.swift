import FoundationEssentials
import Glibc
import Renaming

/// A store that is kept in a file, replaced whole at each commit: a process that is killed leaves the last commit.
public enum StoreFile {
  public static func open(_ path: String) throws -> JournalStore {
    let data = try Data(contentsOf: URL(filePath: path))
    let state = try JSONDecoder().decode(JournalStore.State.self, from: data)
    return JournalStore(state) { save($0, path) }
  }

  public static func save(_ state: JournalStore.State, _ path: String) {
    guard let data = try? JSONEncoder().encode(state) else { preconditionFailure("the state cannot be encoded") }
    let next = path + ".next"
    let file = Glibc.open(next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(file >= 0, "cannot write \(next)")
    let written = data.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    precondition(written == data.count)
    close(file)
    precondition(rename(next, path) == 0)
  }
}
