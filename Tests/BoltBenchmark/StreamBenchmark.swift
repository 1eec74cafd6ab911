import Bolt

/// 100,000 records of five columns, every value of which is looked at.
struct StreamBenchmark {
  let session: Session
  let rounds: Int

  private struct Pass {
    var wall = 0.0
    var cpu = 0.0
    var rows = 0
    var bpm = 0.0
    var titleCharacters = 0
  }

  nonisolated(nonsending) func run(_ report: inout Report) async throws {
    var passes: [Pass] = []
    for _ in 0..<max(1, rounds) { passes.append(try await pass()) }
    let walls = passes.map(\.wall).sorted()
    let cpus = passes.map(\.cpu).sorted()
    let rows = Double(passes[0].rows)
    report.add("rows", Int64(passes[0].rows))
    report.add("checksum", passes[0].bpm, digits: 1)
    report.add("titlechars", Int64(passes[0].titleCharacters))
    report.add("rows_per_s_median", Int64(rows / walls[walls.count / 2]))
    report.add("rows_per_s_best", Int64(rows / walls[0]))
    report.add("client_cpu_us_per_row", cpus[cpus.count / 2] / rows * 1e6, digits: 3)
    report.add("rounds", Int64(rounds))
  }

  private nonisolated(nonsending) func pass() async throws -> Pass {
    var pass = Pass()
    let (cpu, wall) = (Usage.now.cpuSeconds, wallSeconds())
    let result = try await session.run(
      "MATCH (r:Recording) RETURN r.id AS id, r.title AS title, r.artist AS artist, r.bpm AS bpm, r.year AS year")
    for try await record in result {
      pass.rows += 1
      look(at: record, &pass)
    }
    pass.wall = wallSeconds() - wall
    pass.cpu = Usage.now.cpuSeconds - cpu
    return pass
  }

  private func look(at record: Record, _ pass: inout Pass) {
    for value in record.values {
      switch value {
      case .float(let bpm): pass.bpm += bpm
      case .int(let year): pass.rows += year < 0 ? 1 : 0
      case .string(let text): pass.rows += text.isEmpty ? 1 : 0
      default: pass.rows += 0
      }
    }
    if case .string(let title) = record[1] { pass.titleCharacters += title.utf8.count }
  }
}
