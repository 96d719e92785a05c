package dev.envlog.diagnosis;

import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * What would speak against a cause.
 *
 * @param what in words
 * @param lookedFor whether the log would have it: a logger that prints it wrote something about this request
 * @param found the record that has it, null if there is none
 */
public record CounterEvidence(
        String what, boolean lookedFor, @Nullable Step found) {}
