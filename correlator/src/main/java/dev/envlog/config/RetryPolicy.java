package dev.envlog.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a request is tried again.
 *
 * @param retryOn conditions: {@code connect-failure}, {@code 5xx} …
 * @param numRetries tries after the first; 1 if not set
 * @param perTryTimeout null if a try may take as long as the request
 * @param retriableStatusCodes for the condition of that name
 */
public record RetryPolicy(
        List<String> retryOn, int numRetries, @Nullable Duration perTryTimeout, List<Integer> retriableStatusCodes) {}
