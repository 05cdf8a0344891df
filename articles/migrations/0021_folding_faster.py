"""The search index folds in half the time: texts in which only dashes and quotation marks are no ASCII are ASCII soon.

The results are the same, so nothing that is indexed has to be indexed anew.
"""

# ruff: noqa: E501 - lists of characters

from django.db import migrations

# The steps of `articles.searching.folding`, which a test holds against this.
FOLDED_WORDS = r"""
CREATE OR REPLACE FUNCTION folded_words(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    t text := normalize(given, NFKD);
    plain boolean := octet_length(t) = length(t);
BEGIN
    IF NOT plain THEN
        t := replace(replace(replace(replace(replace(replace(t, '’', ''''), '‘', ''''), '“', ' '), '”', ' '), '–', ' '), '—', ' ');
        plain := octet_length(t) = length(t);
    END IF;
    IF NOT plain THEN
        t := regexp_replace(t, '[\u00ad\u02be\u02bf\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]', '', 'g');
        t := replace(replace(replace(replace(t, 'ʼ', ''''), 'ʻ', ''''), '′', ''''), '՚', '''');
        plain := octet_length(t) = length(t);
    END IF;
    t := regexp_replace(t, '(^|[^A-Za-z0-9])[Aa](?:[snrtdz]|sh|dh|th)[-\u2010](?=[A-Z])', '\1', 'g');
    t := lower(t COLLATE "C");
    IF NOT plain THEN
        IF t ~ '[\u00c6-\u0153\u1e9e]' THEN
            t := translate(t, 'øØđĐłŁħĦıŋŊðÐ', 'ooddllhhinndd');
            t := replace(replace(replace(replace(replace(replace(replace(replace(t, 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'), 'ß', 'ss'), 'ẞ', 'ss');
        END IF;
        IF t ~ '[\u0629-\u06f9]' THEN
            t := translate(t, 'ىةٱکیہھ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'يهاكيهه01234567890123456789');
        END IF;
        IF t ~ '[\u0391-\u042f]' THEN
            t := translate(t, 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ', 'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџ');
        END IF;
    END IF;
    t := regexp_replace(t, '([a-z][a-z])''(?!(?:s|t|d|m|re|ve|ll)(?![a-z]))(?=[a-z])', '\1', 'g');
    IF t ~ '(^|[^a-z0-9])[a-z]\.[a-z]' THEN
        t := regexp_replace(t, '(?<=[a-z])(?<![a-z0-9][a-z])\.(?=[a-z](?![a-z0-9]))', '', 'g');
    END IF;
    IF plain THEN
        t := regexp_replace(t, '[^a-z0-9 ][^a-z0-9]*| [^a-z0-9]+', ' ', 'g');
    ELSE
        IF t ~ '[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]' THEN
            t := regexp_replace(t, '([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', ' \1 ', 'g');
        END IF;
        t := regexp_replace(t, '[^a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0557\u0560-\u0588\u05d0-\u05ea\u05ef-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u1360\u1369-\u166c\u166f-\u167f\u1681-\u169a\u16a0-\u1fff\u2c00-\u2dff\u3005\u3007\u3040-\u30fa\u30fc-\ud7ff\uf900-\ufdff\U00010000-\U0001efff\U00020000-\U0003ffff ][^a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0557\u0560-\u0588\u05d0-\u05ea\u05ef-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u1360\u1369-\u166c\u166f-\u167f\u1681-\u169a\u16a0-\u1fff\u2c00-\u2dff\u3005\u3007\u3040-\u30fa\u30fc-\ud7ff\uf900-\ufdff\U00010000-\U0001efff\U00020000-\U0003ffff]*| [^a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0557\u0560-\u0588\u05d0-\u05ea\u05ef-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u1360\u1369-\u166c\u166f-\u167f\u1681-\u169a\u16a0-\u1fff\u2c00-\u2dff\u3005\u3007\u3040-\u30fa\u30fc-\ud7ff\uf900-\ufdff\U00010000-\U0001efff\U00020000-\U0003ffff]+', ' ', 'g');
        IF t ~ '[\u0621-\u064a]' THEN
            t := regexp_replace(' ' || t, ' (?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0648?\u0644\u0644)(?=[\u0621-\u064a]{3})', ' ', 'g');
        END IF;
    END IF;
    RETURN btrim(regexp_replace(' ' || t || ' ', '( [ae]l)+(?= )', '', 'g'));
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_keys_of_quotes")]

    operations = [migrations.RunSQL(FOLDED_WORDS, migrations.RunSQL.noop)]
