package dev.envlog.parser;

import org.jspecify.annotations.Nullable;

/**
 * What reading an input came to.
 *
 * @param format the envelope found, in words ({@code Envoy text}, {@code Istio text with thread ids} …); null if no line had one
 * @param threads true if records carry thread ids
 * @param times true if records carry times
 * @param bytes text bytes read (after decompression)
 * @param lines physical lines
 * @param records records, each line belonging to exactly one, but those on which an access log without line ends puts several
 * @param logRecords records that are statements of Envoy
 * @param understood of these, how many the grammar or the catalogue knows
 * @param otherRecords access-log and agent lines
 * @param unknownRecords records that are none of these, other than blank lines
 * @param cutLines lines too long to keep whole; their first part was kept
 * @param lostIds records whose statement always has an id and that have none, or that lost level and logger: a viewer took
 *     what stood in brackets for its own markup
 * @param glued access-log lines in text that follow another on its line and are not read
 * @param critical what Envoy itself says at its highest level, that it crashes or cannot listen; null if nothing
 * @param rejected updates of its configuration that it did not take ({@code rejections.txt}), null if there are none
 * @param resembles what lines look like that are no statements of Envoy; null if that is not known
 * @param problem why reading stopped early (truncated gzip, I/O error) in words; null if the end was reached
 */
public record ReadSummary(
        @Nullable String format,
        boolean threads,
        boolean times,
        long bytes,
        long lines,
        long records,
        long logRecords,
        long understood,
        long otherRecords,
        long unknownRecords,
        long cutLines,
        long lostIds,
        long glued,
        @Nullable Trouble critical,
        @Nullable Trouble rejected,
        @Nullable OtherLog resembles,
        @Nullable String problem) {}
