/// The schema of PostgreSQL, in order. A new pair of files is a new line here; a test compares the two.
public enum PostgresSchema {
  public static let migrations: [Migration] = [
    Migration(
      1, "base", up: PackageResources._001_base_up_sql,
      down: PackageResources._001_base_down_sql),
    Migration(
      2, "add_confidence_scores", up: PackageResources._002_add_confidence_scores_up_sql,
      down: PackageResources._002_add_confidence_scores_down_sql),
    Migration(
      3, "recording_stats", up: PackageResources._003_recording_stats_up_sql,
      down: PackageResources._003_recording_stats_down_sql),
    Migration(
      4, "updated_at", up: PackageResources._004_updated_at_up_sql,
      down: PackageResources._004_updated_at_down_sql),
    Migration(
      5, "metadata_value_prefix", up: PackageResources._005_metadata_value_prefix_up_sql,
      down: PackageResources._005_metadata_value_prefix_down_sql),
    Migration(
      6, "tracklist_recording", up: PackageResources._006_tracklist_recording_up_sql,
      down: PackageResources._006_tracklist_recording_down_sql),
    Migration(
      7, "metadata_numbers", up: PackageResources._007_metadata_numbers_up_sql,
      down: PackageResources._007_metadata_numbers_down_sql),
    Migration(
      8, "fold", up: PackageResources._008_fold_up_sql,
      down: PackageResources._008_fold_down_sql),
    Migration(
      9, "musical_key", up: PackageResources._009_musical_key_up_sql,
      down: PackageResources._009_musical_key_down_sql),
    Migration(
      10, "recording_cards", up: PackageResources._010_recording_cards_up_sql,
      down: PackageResources._010_recording_cards_down_sql),
    Migration(
      11, "graph_outbox", up: PackageResources._011_graph_outbox_up_sql,
      down: PackageResources._011_graph_outbox_down_sql),
    Migration(
      12, "rename_journal", up: PackageResources._012_rename_journal_up_sql,
      down: PackageResources._012_rename_journal_down_sql),
    Migration(
      13, "proposal_lists", up: PackageResources._013_proposal_lists_up_sql,
      down: PackageResources._013_proposal_lists_down_sql),
    Migration(
      14, "list_indexes", up: PackageResources._014_list_indexes_up_sql,
      down: PackageResources._014_list_indexes_down_sql),
    Migration(
      15, "artist_names", up: PackageResources._015_artist_names_up_sql,
      down: PackageResources._015_artist_names_down_sql),
    Migration(
      16, "card_plans", up: PackageResources._016_card_plans_up_sql,
      down: PackageResources._016_card_plans_down_sql),
    Migration(
      17, "musical_key_patterns", up: PackageResources._017_musical_key_patterns_up_sql,
      down: PackageResources._017_musical_key_patterns_down_sql),
    Migration(
      18, "list_ties", up: PackageResources._018_list_ties_up_sql,
      down: PackageResources._018_list_ties_down_sql),
    Migration(
      19, "cards_once", up: PackageResources._019_cards_once_up_sql,
      down: PackageResources._019_cards_once_down_sql),
    Migration(
      20, "artist_questions", up: PackageResources._020_artist_questions_up_sql,
      down: PackageResources._020_artist_questions_down_sql),
    Migration(
      21, "filter_indexes", up: PackageResources._021_filter_indexes_up_sql,
      down: PackageResources._021_filter_indexes_down_sql),
    Migration(
      22, "new_name_order", up: PackageResources._022_new_name_order_up_sql,
      down: PackageResources._022_new_name_order_down_sql),
    Migration(
      23, "known_keys", up: PackageResources._023_known_keys_up_sql,
      down: PackageResources._023_known_keys_down_sql),
    Migration(
      24, "renamed_cards", up: PackageResources._024_renamed_cards_up_sql,
      down: PackageResources._024_renamed_cards_down_sql),
    Migration(
      25, "recording_texts", up: PackageResources._025_recording_texts_up_sql,
      down: PackageResources._025_recording_texts_down_sql),
    Migration(
      26, "proposal_cards", up: PackageResources._026_proposal_cards_up_sql,
      down: PackageResources._026_proposal_cards_down_sql),
  ]

  /// Makes `schema_migrations` where it is missing.
  public static let bookkeeping = String(decoding: PackageResources.schema_migrations_sql, as: UTF8.self)
}
