// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.testing.PdfDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The recipes that put what was signed elsewhere. */
class DeliveryTest {

    private static final String NAME = "Lease \"final\" +1 & \u00fc \u5951\u7d04";
    private static final String LOOPBACK = "127.0.0.1";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    /** Sends two contracts of one name, which are signed. */
    private List<Envelope> signed(Application application, String provider) throws Exception {
        application
                .context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:sign")
                                        .setVariable("title", constant(NAME))
                                        .setVariable("firstName", constant("Ada"))
                                        .setVariable("lastName", constant("Lovelace"))
                                        .setVariable("email", constant("ada@acme.test"))
                                        .setVariable("reference", header("reference"))
                                        .toF(
                                                "esign:contract/send?provider=%s&contract=file:%s",
                                                provider, folder.resolve("contract.yaml"));
                            }
                        });
        for (String reference : List.of("order \"1\", \u5951\u7d04", "2")) {
            application
                    .context()
                    .createProducerTemplate()
                    .sendBodyAndHeader(
                            "direct:sign", PdfDocuments.onePage("Lease"), "reference", reference);
        }
        List<Envelope> sent = Sent.open(sandbox, provider, 2);
        sent.forEach(one -> Sent.sign(sandbox, one));
        return sent;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docusign", "jsign", "yousign"})
    void whatIsSignedIsInTheDatabase(String provider) throws Exception {
        String url = "jdbc:h2:mem:" + provider + ";DB_CLOSE_DELAY=-1";
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl(url);
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute(Page.COOKBOOK.blocks("An archive in a database", "sql").get(0).text());
        try (Application application =
                new Application(folder, sandbox, "An archive in a database")
                        .with("contracts.provider", provider)
                        .with("camel.beans.archive.url", url)) {
            application.start();

            List<Envelope> signed = signed(application, provider);

            await().atMost(Sent.PATIENCE)
                    .until(
                            () ->
                                    sql.queryForObject(
                                                    "SELECT COUNT(*) FROM archive", Integer.class)
                                            == 2);
            for (Map<String, Object> row : sql.queryForList("SELECT id, name FROM archive")) {
                assertThat(signed).extracting(Envelope::id).contains((String) row.get("id"));
                assertThat((String) row.get("name")).contains((String) row.get("id"));
            }
            byte[] document =
                    sql.queryForObject("SELECT signed FROM archive LIMIT 1", byte[].class);
            assertThat(Sent.text(document)).contains("signed in the Camel eSign sandbox");
            assertThat(sql.queryForObject("SELECT proof FROM archive LIMIT 1", byte[].class))
                    .isNotEmpty();
        }
        // the same events once more
        Files.delete(folder.resolve("states"));
        try (Application again =
                new Application(folder, sandbox, "An archive in a database")
                        .with("contracts.provider", provider)
                        .with("camel.beans.archive.url", url)) {
            NotifyBuilder done =
                    new NotifyBuilder(again.context())
                            .fromRoute("archive")
                            .whenCompleted(2)
                            .create();
            again.start();
            assertThat(done.matches(Sent.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sql.queryForObject("SELECT COUNT(*) FROM archive", Integer.class)).isEqualTo(2);
    }

    @Test
    void whatIsSignedIsDeliveredBySftp() throws Exception {
        KeyPair host = keys();
        KeyPair desk = keys();
        Path partner = Files.createDirectories(folder.resolve("partner/contracts")).getParent();
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(LOOPBACK);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        // takes nobody at first
        AtomicInteger logins = new AtomicInteger();
        server.setPublickeyAuthenticator(
                (user, key, session) ->
                        logins.incrementAndGet() > 2 && key.equals(desk.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(partner));
        server.start();
        try (Application application =
                new Application(folder, sandbox, "Delivery by SFTP")
                        .with(
                                "sftp.partner",
                                "sftp://desk@%s:%d/contracts?maximumReconnectAttempts=0"
                                        .formatted(LOOPBACK, server.getPort()))
                        .with("sftp.retry", 100)
                        .with("sftp.key", privateKey(desk))
                        .with("sftp.hosts", knownHosts(server.getPort(), host))) {
            application.start();

            List<Envelope> signed = signed(application, "docusign");

            Path contracts = partner.resolve("contracts");
            await().atMost(Sent.PATIENCE)
                    .until(
                            () ->
                                    Sent.files(contracts).stream()
                                                    .map(one -> one.getFileName().toString())
                                                    .filter(name -> !name.startsWith(".part"))
                                                    .count()
                                            == 2);
            for (Path file : Sent.files(contracts)) {
                assertThat(signed)
                        .anySatisfy(one -> assertThat(file.toString()).contains(one.id()));
                assertThat(Sent.text(Files.readAllBytes(file)))
                        .contains("signed in the Camel eSign sandbox");
            }
        } finally {
            server.stop(true);
        }
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private Path privateKey(KeyPair keys) throws Exception {
        return Files.writeString(
                folder.resolve("id"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private Path knownHosts(int port, KeyPair host) throws Exception {
        return Files.writeString(
                folder.resolve("known_hosts"),
                "[%s]:%d %s\n"
                        .formatted(LOOPBACK, port, PublicKeyEntry.toString(host.getPublic())));
    }
}
