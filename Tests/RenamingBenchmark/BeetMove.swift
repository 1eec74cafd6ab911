import CSystem
import Glibc
import RenamingKit

/// `beet move` from Debian's beets on a library of its own, between two path formats that differ in the file's name.
final class BeetMove {
  private let disk: TemporaryDisk
  private let files: Int

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// Nil where beets is not installed.
  init?(files: Int, in parent: String) throws {
    guard access("/usr/bin/beet", X_OK) == 0 else { return nil }
    disk = TemporaryDisk(in: parent)
    self.files = files
    for number in 0..<files { disk.write("music/folder \(number / 500)/track \(number).mp3", "music \(number)") }
    for format in ["one", "two"] {
      disk.write(
        "\(format).yaml",
        """
        directory: \(disk.root)/music
        library: \(disk.root)/library.db
        paths:
          singleton: $genre/$artist - \(format) $title
        """)
    }
    disk.write("make.py", Self.script)
    try run(["/usr/bin/python3", "\(disk.root)/make.py", disk.root, "\(files)"])
  }

  /// Items as an import would have made them, without the tags being read.
  private static let script = """
    import os, sys
    sys.path.insert(0, '/usr/share/beets')  # where Debian has it
    from beets.library import Item, Library
    root, count = sys.argv[1], int(sys.argv[2])
    music = os.path.join(root, 'music')
    library = Library(os.path.join(root, 'library.db'), music)
    with library.transaction():
        for n in range(count):
            folder = 'folder %d' % (n // 500)
            path = os.path.join(music, folder, 'track %d.mp3' % n)
            library.add(Item(path=path.encode(), title='Title %d' % n, artist='Artist %d' % (n % 97), genre=folder,
                             mtime=os.path.getmtime(path)))
    """

  func run(_ round: Int, _ table: inout TimeTable) throws {
    let format = round % 2 == 0 ? "one" : "two"
    let start = ContinuousClock.now
    try run(["/usr/bin/beet", "-c", "\(disk.root)/\(format).yaml", "move"])
    table.note("beet move", start.duration(to: .now))
    let moved = disk.tree().keys.count { $0.description.contains(" - \(format) Title ") }
    guard moved == files else { throw Failure(description: "beet moved \(moved) of \(files)") }
  }

  private func run(_ words: [String]) throws {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let variables = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(disk.root)"]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for line in environment { free(line) } }
    let silence = open("/dev/null", O_RDWR)
    defer { close(silence) }
    var child: pid_t = 0
    guard csystem_spawn(words[0], &arguments, &environment, nil, silence, silence, 2, nil, &child) == 0 else {
      throw Failure(description: "\(words[0]) cannot be started")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw Failure(description: "\(words.joined(separator: " ")) ended with \(status)") }
  }
}
