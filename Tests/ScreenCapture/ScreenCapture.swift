import FoundationEssentials
import Glibc
import TerminalHarness

/// Takes text pictures of a program's screen, and keeps a document's pictures as the program shows them.
///
/// ```
/// ScreenCapture [--check FILE | --update FILE] [--until TEXT]… [--unless TEXT]… --scene 80x24 [--scene 120x34:KEY,KEY…]… -- PROGRAM…
/// ```
///
/// The program is started once; for each scene its terminal gets that size and it gets those keys. A picture is taken
/// when every TEXT of `--until` is on the screen, none of `--unless` is, and nothing more has come for a while. Exit status 1: a picture is no longer right.
@main
struct ScreenCapture {
  static func main() async {
    do {
      let order = try CaptureOrder(Array(CommandLine.arguments.dropFirst()))
      exit(try await carryOut(order) ? 0 : 1)
    } catch {
      print("capture: \(error)")
      exit(2)
    }
  }

  /// True where all pictures are right, or have been made.
  private static func carryOut(_ order: CaptureOrder) async throws -> Bool {
    let pictures = try await takePictures(order)
    switch order.document {
    case .none:
      for (scene, picture) in pictures { print("\(scene.size)\n\(picture)\n") }
      return true
    case .check(let path):
      let document = try read(path)
      return try pictures.map { try isRight($0, $1, in: document, path) }.allSatisfy { $0 }
    case .update(let path):
      var document = try read(path)
      for (scene, picture) in pictures { try document.setPicture(picture, for: scene.size) }
      try Data(document.text.utf8).write(to: URL(filePath: path))
      return true
    }
  }

  private static func isRight(
    _ scene: CaptureOrder.Scene, _ picture: String, in document: PictureDocument, _ path: String
  ) throws -> Bool {
    let written = try document.picture(for: scene.size)
    guard written != picture else { return true }
    print("\(path): the picture of \(scene.size) is not what the program shows now.")
    let (old, new) = (
      written.split(separator: "\n", omittingEmptySubsequences: false),
      picture.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for row in 0..<max(old.count, new.count) where row >= old.count || row >= new.count || old[row] != new[row] {
      if row < old.count { print("- \(old[row])") }
      if row < new.count { print("+ \(new[row])") }
    }
    return false
  }

  private static func read(_ path: String) throws -> PictureDocument {
    guard let data = FileManager.default.contents(atPath: path) else { throw CaptureError.noDocument(path) }
    return PictureDocument(text: String(decoding: data, as: UTF8.self))
  }

  private static func takePictures(_ order: CaptureOrder) async throws -> [(CaptureOrder.Scene, String)] {
    let program = try TerminalProgram(
      order.program, arguments: order.arguments, rows: order.scenes[0].rows, columns: order.scenes[0].columns,
      term: "xterm-256color", environment: order.environment, patience: .seconds(180))
    var pictures: [(CaptureOrder.Scene, String)] = []
    for scene in order.scenes {
      try await resize(program, to: scene)
      try await rest(program, order)
      for key in scene.keys {
        try await program.press(key)
        try await program.settle(first: .seconds(5))
        try await rest(program, order)
      }
      pictures.append((scene, await program.terminal.text))
    }
    try await program.press("q")
    _ = try? await program.exitStatus()
    return pictures
  }

  /// Another size makes a program draw everything anew.
  private static func resize(_ program: TerminalProgram, to scene: CaptureOrder.Scene) async throws {
    let before = await program.terminal
    guard before.rows != scene.rows || before.columns != scene.columns else { return }
    await program.resize(rows: scene.rows, columns: scene.columns)
    try await program.wait("the screen at \(scene.size)") { $0.clears > before.clears }
  }

  private static func rest(_ program: TerminalProgram, _ order: CaptureOrder) async throws {
    let isRight: @Sendable (VirtualTerminal) -> Bool = { screen in
      order.awaited.allSatisfy { screen.contains($0) } && !order.unwanted.contains { screen.contains($0) }
    }
    repeat {
      try await program.wait("\(order.awaited) without \(order.unwanted)", for: isRight)
      try await program.settle()
      if await program.hasEnded { throw CaptureError.ended(await program.terminal.text) }
    } while !isRight(await program.terminal)
  }
}
