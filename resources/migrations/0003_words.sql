-- The words that search looks at, as a full-text index and nowhere else. They come cut and folded
-- (searchtokens.h); {word_index NAME} makes an index of 'title' and 'others' that cuts at blanks.

DROP TABLE incident_words;
{word_index incident_word}
