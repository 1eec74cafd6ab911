DROP TABLE graph_artist_questions;
