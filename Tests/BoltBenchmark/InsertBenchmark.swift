import Bolt

/// 50,000 rows in managed transactions of one batch each.
struct InsertBenchmark {
  let session: Session
  let batch: Int
  private static let total = 50_000

  nonisolated(nonsending) func run(_ report: inout Report) async throws {
    try await session.run(
      "CREATE CONSTRAINT bench_ins IF NOT EXISTS FOR (b:BenchIns) REQUIRE b.id IS UNIQUE"
    ).consume()
    try await clean()
    let rows = (0..<Self.total).map(row)
    let (cpu, wall) = (Usage.now.cpuSeconds, wallSeconds())
    for start in stride(from: 0, to: rows.count, by: max(1, batch)) {
      let part = Value.list(Array(rows[start..<min(start + batch, rows.count)]))
      try await session.executeWrite { transaction in
        _ = try await transaction.run("UNWIND $rows AS row CREATE (b:BenchIns) SET b = row", ["rows": part]).consume()
      }
    }
    let (usedWall, usedCPU) = (wallSeconds() - wall, Usage.now.cpuSeconds - cpu)
    let count = try await session.run("MATCH (b:BenchIns) RETURN count(b)").single()[0]
    try await clean()
    report.add("rows", Int64(count) ?? -1)
    report.add("batch", Int64(batch))
    report.add("rows_per_s", Int64(Double(Self.total) / usedWall))
    report.add("client_cpu_us_per_row", usedCPU / Double(Self.total) * 1e6, digits: 3)
  }

  private func row(_ number: Int) -> Value {
    [
      "id": .int(Int64(number)), "title": .string("Track \(number)"), "artist": .string("Artist \(number % 4_000)"),
      "bpm": .float(Double(80 + number % 95) + 0.5), "year": .int(Int64(1_985 + number % 40)),
    ]
  }

  private nonisolated(nonsending) func clean() async throws {
    while try await deleteSome() > 0 {}
  }

  private nonisolated(nonsending) func deleteSome() async throws -> Int {
    try await session.executeWrite { transaction in
      let query = "MATCH (b:BenchIns) WITH b LIMIT 10000 DELETE b RETURN count(*) AS c"
      return try await transaction.run(query).single()["c", as: Int.self]
    }
  }
}
