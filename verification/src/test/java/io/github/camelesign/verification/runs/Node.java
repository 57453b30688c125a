// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** An application in a process of its own, which may be killed at any moment. */
final class Node {

    private Node() {}

    public static void main(String[] arguments) throws Exception {
        NodeOptions options = NodeOptions.read(Path.of(arguments[0]));
        DefaultCamelContext context = new DefaultCamelContext();
        NodeBeans beans = new NodeBeans(options);
        beans.bind(context, options);
        context.addRoutes(new NodeRoutes(options, beans));
        if (options.sends()) {
            context.addRoutes(new SendingRoutes(options::endpoint, options.webhooks()));
        }
        context.start();
        Lifeline.say(Lifeline.READY);
        Lifeline.follow(Map.of(Sample.COMMAND, () -> Lifeline.say(Sample.take().toString())));
        context.stop();
        Lifeline.say("stopped");
        Runtime.getRuntime().halt(0);
    }
}
