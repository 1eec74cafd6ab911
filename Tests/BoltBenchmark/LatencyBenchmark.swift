import Bolt

/// Round trips for one record, one after the other on one connection.
struct LatencyBenchmark {
  let session: Session
  let calls: Int

  nonisolated(nonsending) func run(_ report: inout Report) async throws {
    report.add("n", Int64(calls))
    report.add("return1", try await measure("RETURN $x AS x") { .int(Int64($0)) })
    report.add(
      "lookup",
      try await measure("MATCH (r:Recording {id:$x}) RETURN r.title AS t") { call in
        let digits = String(call * 7_919 % 100_000)
        return .string("rec-" + String(repeating: "0", count: 6 - digits.count) + digits)
      })
  }

  private nonisolated(nonsending) func measure(_ query: String, _ parameter: (Int) -> Value) async throws -> Report {
    for call in 0..<300 { _ = try await session.run(query, ["x": parameter(call)]).single() }
    var times: [Double] = []
    times.reserveCapacity(calls)
    let cpu = Usage.now.cpuSeconds
    for call in 0..<calls {
      let start = wallSeconds()
      let record = try await session.run(query, ["x": parameter(call)]).single()
      _ = record[0]
      times.append(wallSeconds() - start)
    }
    let used = Usage.now.cpuSeconds - cpu
    return report(times, used)
  }

  private func report(_ times: [Double], _ cpu: Double) -> Report {
    let sorted = times.sorted()
    var report = Report()
    report.add("p50_us", sorted[calls / 2] * 1e6, digits: 1)
    report.add("p90_us", sorted[calls * 9 / 10] * 1e6, digits: 1)
    report.add("p99_us", sorted[calls * 99 / 100] * 1e6, digits: 1)
    report.add("per_s", Int64(Double(calls) / times.reduce(0, +)))
    report.add("client_cpu_us", cpu / Double(calls) * 1e6, digits: 1)
    return report
  }
}
