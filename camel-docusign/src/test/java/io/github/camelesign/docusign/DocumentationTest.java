package io.github.camelesign.docusign;

import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page says of the component is true. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/docusign.md");
    private static final String JSON = "/META-INF/io/github/camelesign/docusign/docusign.json";

    @Test
    void theTablesAreWhatTheCodeSays() throws IOException {
        try (InputStream in = DocumentationTest.class.getResourceAsStream(JSON)) {
            CatalogTables catalog = new CatalogTables(in);
            new GeneratedTables(PAGE)
                    .with("options", catalog.options())
                    .with("headers", catalog.headers())
                    .with(
                            "operations",
                            new OperationsTable(
                                            "DocuSign",
                                            DocuSignOperation.values(),
                                            new DocuSignComponent().configuredParameters())
                                    .toString())
                    .verify(
                            "mvn -pl camel-docusign -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
        }
    }
}
