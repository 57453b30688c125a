// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A key and a certificate for {@code localhost}, made by the JDK's keytool when it is needed. */
public final class TlsIdentity {

    private static final String PASSWORD = "for-this-test-only";
    private static final String TYPE = "PKCS12";

    private final Path store;
    private final SSLContext context;

    /**
     * @param directory where its store is written
     */
    public TlsIdentity(Path directory) throws IOException, GeneralSecurityException {
        this.store = Files.createTempDirectory(directory, "tls").resolve("server.p12");
        make();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore loaded = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        keys.init(loaded, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
    }

    private void make() throws IOException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                // each client reads it, which is to take no tenth of a second
                                "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                                "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                                "-J-Dkeystore.pkcs12.macIterationCount=1",
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                TYPE,
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(store.resolveSibling("keytool.log").toFile())
                        .start();
        try {
            if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IOException("keytool has made no " + store);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            keytool.destroyForcibly();
        }
    }

    SSLContext serverContext() {
        return context;
    }

    /** For a client that trusts this certificate and no other. */
    public SSLContextParameters trust() {
        KeyStoreParameters trusted = new KeyStoreParameters();
        trusted.setResource("file:" + store);
        trusted.setPassword(PASSWORD);
        trusted.setType(TYPE);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(trusted);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
