package dev.envlog.cli.dump;

import dev.envlog.config.Node;
import org.jspecify.annotations.Nullable;

/** Reads {@code bootstrap.node}. */
final class NodeReader {

    private NodeReader() {}

    /** The node; {@code otherwise} if it has no id. */
    static @Nullable Node node(Tree node, @Nullable Node otherwise) {
        String id = node.get("id").text();
        if (id == null) {
            return otherwise;
        }
        Tree metadata = node.get("metadata");
        return new Node(
                id,
                node.get("cluster").text(),
                metadata.get("NAME").text(),
                metadata.get("NAMESPACE").text(),
                version(node));
    }

    private static @Nullable String version(Tree node) {
        Tree build = node.get("user_agent_build_version");
        Tree version = build.get("version");
        if (version.isMissing()) {
            return node.get("build_version").text();
        }
        return version.get("major_number").integer(0)
                + "." + version.get("minor_number").integer(0)
                + "." + version.get("patch").integer(0);
    }
}
