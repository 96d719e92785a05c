/** One class per subcommand: takes its options, calls one service, hands the result to a renderer. */
@NullMarked
package dev.envlog.cli.command;

import org.jspecify.annotations.NullMarked;
