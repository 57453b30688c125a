// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/**
 * Sets every option of a component that is secret, makes calls that succeed and that fail, and
 * prints all that an operator can look at. Arguments: the scheme, an operation, one that polls, and
 * a directory for files.
 */
public final class SecretsProcess {

    /**
     * Consoles that show what an application's own properties and routes say, with the values of
     * placeholders. Camel masks in them what it knows by name.
     */
    private static final List<String> OTHERS =
            List.of("properties", "main-configuration", "route-dump");

    private SecretsProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (RepeatingServer server = new RepeatingServer()) {
            for (String way : new SecretOptions(arguments[0]).authentications()) {
                System.out.println("=== " + arguments[0] + " " + way);
                run(server, arguments[0], way, arguments[1], arguments[2], arguments[3]);
            }
        }
    }

    private static void run(
            RepeatingServer server,
            String scheme,
            String way,
            String operation,
            String events,
            String directory)
            throws Exception {
        SecretOptions options = new SecretOptions(scheme);
        Main main = new Main();
        String prefix = "camel.component." + scheme + ".";
        main.addInitialProperty("camel.main.devConsoleEnabled", "true");
        main.addInitialProperty("camel.main.autoConfigurationLogSummary", "true");
        main.addInitialProperty(prefix + "baseUri", server.baseUri());
        main.addInitialProperty(prefix + "maxRetries", "0");
        if (options.notSecrets().contains("oauthBaseUri")) {
            main.addInitialProperty(prefix + "oauthBaseUri", server.baseUri());
        }
        if (!way.isEmpty()) {
            main.addInitialProperty(prefix + "authentication", way);
        }
        main.setDefaultPropertyPlaceholderLocation(
                "file:" + properties(options, Path.of(directory)));
        String inUri =
                options.secrets().stream()
                        .map(secret -> secret + "=RAW({{of." + secret + "}})")
                        .collect(Collectors.joining("&"));
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:component").to(scheme + ":" + operation);
                                from("direct:uri").to(scheme + ":" + operation + "&" + inUri);
                                from(scheme + ":" + events + "?delay=100&initialDelay=0")
                                        .to("log:event");
                            }
                        });
        server.succeed();
        try {
            main.start();
            CamelContext context = main.getCamelContext();
            call(context, "direct:component");
            call(context, "direct:uri");
            server.fail(422);
            call(context, "direct:component");
            call(context, "direct:uri");
            server.fail(401);
            call(context, "direct:component");
            call(context, "direct:uri");
            show(context);
            refused(context, scheme + ":" + operation + "&unknown=1&" + inUri);
            refused(context, "webhook:" + scheme + ":" + operation + "&" + inUri);
        } catch (FailedToStartRouteException e) {
            // the value of privateKey is no key
            print(e);
        } finally {
            main.stop();
        }
    }

    /** As an application has them: what is set by a program is in no summary. */
    private static Path properties(SecretOptions options, Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String secret : options.secrets()) {
            String value = "=" + SecretOptions.value(secret);
            lines.add("camel.component." + options.scheme() + "." + secret + value);
            lines.add("of." + secret + value);
        }
        return Files.write(Files.createTempFile(directory, "secrets", ".properties"), lines);
    }

    private static void call(CamelContext context, String route) {
        Exchange done =
                context.createProducerTemplate().request(route, e -> e.getMessage().setBody("{}"));
        System.out.println(done.getProperties());
        print(done.getException());
    }

    private static void refused(CamelContext context, String uri) {
        try {
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(uri).to("log:x");
                        }
                    });
            System.out.println("not refused");
        } catch (Exception e) {
            print(e);
        }
    }

    private static void show(CamelContext context) throws JMException {
        context.getComponentNames().forEach(name -> System.out.println(context.getComponent(name)));
        context.getEndpoints()
                .forEach(
                        endpoint -> System.out.println(endpoint + " " + endpoint.getEndpointUri()));
        HealthCheckHelper.invoke(context)
                .forEach(
                        result -> {
                            System.out.println(result.getMessage() + " " + result.getDetails());
                            result.getError().ifPresent(SecretsProcess::print);
                        });
        DevConsoleRegistry consoles = DevConsoleRegistry.get(context);
        consoles.stream()
                .filter(console -> !OTHERS.contains(console.getId()))
                .forEach(
                        console -> {
                            System.out.println("--- console " + console.getId());
                            System.out.println(console.call(DevConsole.MediaType.TEXT));
                            System.out.println(console.call(DevConsole.MediaType.JSON));
                        });
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            System.out.println("--- JMX " + bean);
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(bean).getAttributes()) {
                System.out.println(
                        attribute.getName() + "=" + value(beans, bean, attribute.getName()));
            }
            for (String dump : List.of("dumpRouteAsXml", "dumpRouteAsYaml", "dumpStatsAsXml")) {
                System.out.println(dump + "=" + invoke(beans, bean, dump));
            }
        }
    }

    private static Object value(MBeanServer beans, ObjectName bean, String attribute) {
        try {
            return beans.getAttribute(bean, attribute);
        } catch (Exception e) {
            return "none";
        }
    }

    private static Object invoke(MBeanServer beans, ObjectName bean, String operation) {
        try {
            return beans.invoke(bean, operation, new Object[0], new String[0]);
        } catch (Exception e) {
            return "none";
        }
    }

    private static void print(Throwable thrown) {
        if (thrown != null) {
            thrown.printStackTrace(System.out);
        }
    }
}
