/** What a proxy was configured to do, as its {@code config_dump} says, in Envoy's terms. Values only. */
@NullMarked
package dev.envlog.config;

import org.jspecify.annotations.NullMarked;
