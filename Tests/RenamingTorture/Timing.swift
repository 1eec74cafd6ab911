import FoundationEssentials
import Glibc
import Records
import Renaming
import RenamingKit

/// Times the steps of one large batch on real files, with the journal in memory: what Renaming itself costs.
struct Timing {
  let files: Int
  let parent: String

  init(files: Int, in parent: String) {
    self.files = files
    self.parent = parent
  }

  func run() async throws {
    var preflight: [Double] = []
    var accept: [Double] = []
    var undo: [Double] = []
    var bare: [Double] = []
    for _ in 0..<5 {
      let world = World(TemporaryDisk(in: parent))
      var requests: [RenameRequest] = []
      for number in 0..<files {
        let track = await world.add("folder \(number / 500)/track \(number).mp3")
        requests.append(await world.request(track, to: "Artist \(number % 97) - Title \(number).mp3"))
      }
      let renamer = world.renamer()
      let wishes = requests
      preflight.append(try await seconds { _ = try await renamer.check(wishes) })
      accept.append(try await seconds { _ = try await renamer.accept(wishes) })
      undo.append(try await seconds { _ = try await renamer.undo() })
      bare.append(try await seconds { for wish in wishes { Self.rename(wish) } })
    }
    for (name, times) in [("preflight", preflight), ("accept", accept), ("undo", undo), ("rename(2)", bare)] {
      let text = times.sorted().map { "\(Int($0 * 1000))" }.joined(separator: " ")
      print("\(name) of \(files): \(text) ms")
    }
  }

  private static func rename(_ request: RenameRequest) {
    Glibc.rename("\(request.folder)/\(request.from)", "\(request.folder)/\(request.to)")
  }

  private func seconds(_ body: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return start.duration(to: clock.now) / .seconds(1)
  }
}
