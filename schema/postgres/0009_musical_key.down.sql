DROP FUNCTION musical_key(text);
