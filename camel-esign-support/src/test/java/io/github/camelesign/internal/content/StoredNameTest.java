// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names from a provider, in whatever way it writes them, as names of files. */
class StoredNameTest {

    private static final String ID = "4ddb1f2a0000000000000000000000000000aaaa";

    @Provide
    Arbitrary<String> names() {
        return FormNamesTest.texts();
    }

    @Provide
    Arbitrary<List<String>> ids() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withCharRange('a', 'f').numeric().ofLength(40),
                        Arbitraries.of("combined", "certificate", "1"),
                        FormNamesTest.texts().filter(id -> !id.isBlank()))
                .list()
                .ofMaxSize(4);
    }

    @Property
    void anyDiskTakesIt(@ForAll("names") String name, @ForAll("ids") List<String> ids)
            throws Exception {
        for (String stored :
                List.of(StoredName.of(name, ids).orElse("x"), StoredName.unnamed(ids, ".pdf"))) {
            assertThat(stored.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(240);
            assertThat(stored)
                    .doesNotMatch("(?s).*[\\x00-\\x1f\\x7f/\\\\:*?\"<>|$].*")
                    .doesNotMatch("(?s).*[ .]")
                    .doesNotMatch("\\..*")
                    .doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?")
                    .doesNotMatch("(?s).*[\ud800-\udfff].*");
            assertThat(Path.of("folder").resolve(stored).normalize().getNameCount()).isEqualTo(2);
        }
    }

    /** On the disk of this machine; not each try, as that is slow. */
    @Property(tries = 50)
    void itCanBeWritten(@ForAll("names") String name, @ForAll("ids") List<String> ids)
            throws Exception {
        Path folder = Files.createTempDirectory("names");
        String stored = StoredName.of(name, ids).orElse("x");
        if (!java.nio.charset.Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode(stored)) {
            return; // a JVM in the POSIX locale has no such letters in names
        }
        Path file = Files.write(folder.resolve(stored), new byte[] {1});

        assertThat(folder.toFile().list()).containsExactly(stored);
        Files.delete(file);
        Files.delete(folder);
    }

    @Property
    void twoOfOneNameStayTwo(
            @ForAll("names") String name,
            @ForAll("ids") List<String> one,
            @ForAll("ids") List<String> two) {
        boolean same = String.join(" ", one).equals(String.join(" ", two));

        assertThat(StoredName.of(name, one).equals(StoredName.of(name, two)))
                .isEqualTo(same || StoredName.of(name, one).isEmpty());
        assertThat(StoredName.unnamed(one, "").equals(StoredName.unnamed(two, ""))).isEqualTo(same);
    }

    @Property
    void ordinaryIdsStandThereWhole(@ForAll("names") String name) {
        Optional<String> stored = StoredName.of(name, List.of(ID, "combined"));

        stored.ifPresent(file -> assertThat(file).contains(" " + ID + " combined"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "Lease.pdf | Lease 1.pdf",
                "Lease | Lease 1",
                ".pdf | _.pdf 1",
                "a/../b.pdf | b 1.pdf",
                "C:\\x\\y.pdf | y 1.pdf",
                ".. | -",
                "` ` | -",
                "- | -",
                "con.pdf | con 1.pdf",
                "a. .pdf | a 1.pdf",
                "a.pdf.  | a 1.pdf",
                "${header.x}.pdf | _{header.x} 1.pdf",
                "Smith, John.pdf | Smith, John 1.pdf",
                "no.extension here at all because it is long | no.extension here at all because it is long 1"
            })
    void namesGetTheirIds(String name, String stored) {
        assertThat(StoredName.of(name, List.of("1")).orElse(null)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"con", "CON.pdf", "nul", "com1.tar.gz", "LPT9.pdf", "aux .pdf", "com\u00b9"})
    void noNameIsADevice(String name) {
        assertThat(StoredName.of(name).orElseThrow()).startsWith("_");
    }

    @Test
    void ninetyChineseLettersFitAndNoneIsCut() {
        String stored = StoredName.of("\u5951".repeat(90) + ".pdf", List.of(ID)).orElseThrow();

        assertThat(stored).matches("\u5951{53} " + ID + "\\.pdf");
        assertThat(
                        StoredName.of("e\u0301\u0323\ud83d\udc69\u200d\ud83d\udcbb".repeat(60))
                                .orElseThrow())
                .matches("(\u1eb9\u0301\ud83d\udc69\u200d\ud83d\udcbb)*(\u1eb9\u0301)?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "attachment; filename=\"Lease.pdf\" | Lease.pdf",
                "attachment;filename=Lease.pdf;size=3 | Lease.pdf",
                "attachment; FileName = \"Lease.pdf\" | Lease.pdf",
                "attachment; filename=Smith, John.pdf | Smith, John.pdf",
                "attachment; filename=My Lease; 2026.pdf; size=3 | My Lease; 2026.pdf",
                "attachment; filename=\"a \\\"b\\\".pdf\" | a \"b\".pdf",
                "attachment; filename=\"=?utf-8?B?TWlldGUgU8O8ZC5wZGY=?=\" | Miete S\u00fcd.pdf",
                "attachment; filename==?utf-8?Q?Miete_S=C3=BCd.pdf?= | Miete S\u00fcd.pdf",
                "attachment; filename=\"=?ISO-8859-1?Q?S=FCd?= =?UTF-8?Q?=C3?= \t =?utf-8?Q?=BC.pdf?=\" | S\u00fcd\u00fc.pdf",
                "attachment; filename=\"=?utf-8?B?%%%?=\" | -",
                "attachment; filename=\"=?no-such?B?YQ==?=\" | =?no-such?B?YQ==?=",
                "attachment; filename=\"x.pdf\"; filename*=UTF-8''S%C3%BCd%20a+b.pdf | S\u00fcd a+b.pdf",
                "attachment; filename*=iso-8859-1'de'S%FCd.pdf; filename=x | S\u00fcd.pdf",
                "attachment; filename*=\"UTF-8''S%C3%BCd.pdf\" | S\u00fcd.pdf",
                "attachment; filename=\"S\u00c3\u00bcd.pdf\" | S\u00fcd.pdf",
                "attachment; filename=\"S\u00fcd.pdf\" | S\u00fcd.pdf",
                "attachment; filename=\"\" | -",
                "attachment; filename= | -",
                "attachment | -",
                "inline; name=\"a\" | -"
            })
    void aHeaderIsDecoded(String header, String name) {
        Optional<String> found = ContentDisposition.fileName(header);
        if (header.contains("%%%")) {
            return; // whatever it is, it does not fail
        }

        assertThat(found.orElse(null)).isEqualTo(name);
    }

    @Property
    void everyWayToWriteANameIsRead(@ForAll("names") String text) {
        String name =
                text.replaceAll("[\\p{Cntrl}\\ud800-\\udfff\"\\\\]", "_").strip().replace(";", ",");
        if (name.isBlank() || name.contains("=?")) {
            return;
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        String latin1 = new String(utf8, StandardCharsets.ISO_8859_1);
        String base64 = "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
        String percent = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

        for (String parameter :
                List.of(
                        "filename=\"" + latin1 + "\"",
                        "filename=" + latin1,
                        "filename=\"" + base64 + "\"",
                        "filename=" + base64,
                        "filename*=UTF-8''" + percent,
                        "filename=\"x\"; filename*=utf-8'en'" + percent)) {
            assertThat(ContentDisposition.fileName("attachment; " + parameter + "; size=1"))
                    .contains(name);
        }
    }

    @Property
    void noHeaderFails(@ForAll("names") String text) {
        ContentDisposition.fileName(text);
        ContentDisposition.fileName("attachment; filename=" + text);
        ContentDisposition.fileName("attachment; filename*=" + text);
        MediaType.safe(text);
        MediaType.safe("application/pdf; " + text);
    }
}
