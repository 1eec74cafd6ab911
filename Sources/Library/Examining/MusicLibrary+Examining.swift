import Bolt
import Catalog
import Graph

extension MusicLibrary {
  /// How long each server may take to answer.
  private static var patience: Duration { .seconds(5) }

  /// Looks at both servers, and at what lies between them. Changes nothing.
  public func diagnoses() async -> [Diagnosis] {
    let postgres = await postgresDiagnoses()
    let (graph, isUp) = await graphDiagnoses()
    guard isUp, !postgres.contains(where: { $0.state == .error }) else { return postgres + graph }
    return postgres + graph + [await mirrorDiagnosis()]
  }

  // MARK: PostgreSQL

  private func postgresDiagnoses() async -> [Diagnosis] {
    let health: CatalogHealth
    let access: CatalogAccess
    do {
      health = try await Patience.wait(Self.patience) { try await self.catalog.health() }
      access = try await Patience.wait(Self.patience) { try await CatalogAccess.look(self.postgres) }
    } catch {
      return [
        Diagnosis(
          "PostgreSQL", .error, Outage(error).message,
          advice: "check --postgres, TRACKTION_POSTGRES, postgres: in the config or the PG* variables; "
            + "`tracktion local start` makes servers of your own")
      ]
    }
    return [database(health), permissions(health, access), await schemaDiagnosis()]
  }

  private func database(_ health: CatalogHealth) -> Diagnosis {
    let detail = "version \(health.version), \(health.encoding), LC_CTYPE \(health.characterType)"
    if health.encoding != "UTF8" {
      return Diagnosis(
        "PostgreSQL", .error, detail, advice: "the database must be made with ENCODING 'UTF8': titles are Unicode")
    }
    if !health.hasICU {
      return Diagnosis(
        "PostgreSQL", .error, detail + ", no ICU collations",
        advice: "lists are sorted by ICU: a PostgreSQL built with it is needed, as Debian's is")
    }
    if !health.hasTrigrams {
      return Diagnosis(
        "PostgreSQL", .warning, detail + ", no pg_trgm",
        advice: "filters by words read every row; install postgresql-contrib's pg_trgm and run `tracktion db migrate`")
    }
    if ["C", "POSIX"].contains(health.characterType) {
      return Diagnosis(
        "PostgreSQL", .warning, detail,
        advice: "with this LC_CTYPE the index for words holds ASCII letters only, and filters in Cyrillic, Hebrew … "
          + "read every row; a database with C.UTF-8 has them all")
    }
    return Diagnosis("PostgreSQL", .ok, detail)
  }

  private func permissions(_ health: CatalogHealth, _ access: CatalogAccess) -> Diagnosis {
    if case .onlyReads(let reason) = access {
      return Diagnosis("permissions", .warning, "only reads are possible: \(reason)", advice: reason.advice)
    }
    guard !health.lackingPrivileges.isEmpty else { return Diagnosis("permissions", .ok, "reads and writes all tables") }
    return Diagnosis(
      "permissions", .error, "lacking: " + health.lackingPrivileges.joined(separator: ", "),
      advice: "GRANT them to this user, or connect as the tables' owner")
  }

  private func schemaDiagnosis() async -> Diagnosis {
    do {
      let status = try await Migrator(postgres).status()
      guard !status.pending.isEmpty else { return Diagnosis("schema", .ok, "revision \(status.revision)") }
      return Diagnosis(
        "schema", .error, "revision \(status.revision), \(status.pending.count) migrations pending",
        advice: "run `tracktion db migrate` (with --adopt where another program made the tables)")
    } catch {
      return Diagnosis("schema", .error, Outage(error).message, advice: "run `tracktion db status`")
    }
  }

  // MARK: The graph

  private func graphDiagnoses() async -> (found: [Diagnosis], isUp: Bool) {
    do {
      let info = try await Patience.wait(Self.patience) { try await self.graph.driver().serverInfo() }
      let detail = "\(info.agent) at \(info.address), Bolt \(info.protocolVersion)"
      guard graph.settings?.uri.hasPrefix("neo4j") == true else {
        return ([Diagnosis("graph", .ok, detail), await graphSchemaDiagnosis()], true)
      }
      let one = Diagnosis(
        "graph", .warning, detail + "; neo4j:// connects to this one address, without routing",
        advice: "right for a single server; of a cluster name the leader, bolt://HOST says the same")
      return ([one, await graphSchemaDiagnosis()], true)
    } catch {
      let advice =
        "related tracks need it, all else works without: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, or neo4j: "
        + "in the config"
      return ([Diagnosis("graph", .warning, Outage(error).message, advice: advice)], false)
    }
  }

  private func graphSchemaDiagnosis() async -> Diagnosis {
    do {
      let status = try await Patience.wait(Self.patience) { try await GraphMigrator(self.graphStore()).status() }
      guard !status.pending.isEmpty else {
        return Diagnosis("graph schema", .ok, "\(status.applied.count) migrations applied")
      }
      return Diagnosis(
        "graph schema", .warning, "\(status.pending.count) migrations pending",
        advice: "`tracktion sync` and `tracktion db migrate` apply them")
    } catch {
      return Diagnosis("graph schema", .warning, Outage(error).message, advice: "run `tracktion db status`")
    }
  }

  private func mirrorDiagnosis() async -> Diagnosis {
    do {
      return try await Patience.wait(Self.patience) { try await self.mirror() }
    } catch {
      return Diagnosis("mirror", .warning, Outage(error).message, advice: "run `tracktion sync`")
    }
  }

  private func mirror() async throws -> Diagnosis {
    let behind = try await catalog.outbox.behind()
    let (target, identity) = (try await catalog.outbox.target(), try await graphStore().identity())
    guard let target, let identity else {
      return Diagnosis(
        "mirror", .warning, "the graph mirrors nothing yet, \(behind) recordings behind",
        advice: "run `tracktion sync`, then `tracktion relate`")
    }
    guard target.catalogID == identity.catalogID, target.graphID == identity.graphID else {
      return Diagnosis(
        "mirror", .error,
        "this graph is the mirror of \(identity.catalogName); the database's own is \(target.graphName)",
        advice: "name the right one; `tracktion sync --full` fills an empty graph anew")
    }
    guard behind > 0 else { return Diagnosis("mirror", .ok, "up to date") }
    return Diagnosis(
      "mirror", .warning, "\(behind) recordings behind", advice: "an open screen or `tracktion sync` catches up")
  }
}
