<?xml version="1.0" encoding="UTF-8"?>
<!--
    Makes Karaf take plain Camel jars where the published camel-karaf features name camel-karaf's own bundles.

    Not every mirror of Maven Central holds those bundles, and the test must not depend on it. They are the plain jars
    with an OSGi manifest, so Karaf makes that manifest itself (wrap:). Only this test does so: our features.xml names
    the published features, as a user gets them. What Karaf reads from the result: "features processing" in its manual.

    In:  the features that camel-karaf published. Out: etc/org.apache.karaf.features.xml
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="http://karaf.apache.org/xmlns/features/v1.6.0" exclude-result-prefixes="f">
    <xsl:output indent="yes"/>
    <xsl:param name="camel.version"/>

    <!-- the features that the test needs -->
    <xsl:variable name="bundles" select="//f:feature[@name = 'camel-core' or @name = 'camel-http' or @name = 'camel-webhook']
                                         /f:bundle[starts-with(., 'mvn:org.apache.camel.karaf/')]"/>
    <!-- have no plain counterpart: the first is published, the others are left out (pom.xml) -->
    <xsl:variable name="karaf-only" select="' camel-core-osgi camel-directvm camel-vm '"/>

    <xsl:template match="/">
        <featuresProcessing xmlns="http://karaf.apache.org/xmlns/features-processing/v1.0.0">
            <bundleReplacements>
                <xsl:for-each select="$bundles">
                    <xsl:variable name="name" select="substring-before(substring-after(., '/'), '/')"/>
                    <xsl:if test="not(contains($karaf-only, concat(' ', $name, ' ')))">
                        <bundle mode="maven" originalUri="{.}">
                            <xsl:attribute name="replacement">
                                <xsl:call-template name="wrapped">
                                    <xsl:with-param name="name" select="$name"/>
                                </xsl:call-template>
                            </xsl:attribute>
                        </bundle>
                    </xsl:if>
                </xsl:for-each>
            </bundleReplacements>
            <featureReplacements>
                <!-- what plain Camel has as a jar of its own, and the published feature does not name -->
                <replacement mode="merge">
                    <feature name="camel-core" version="{//f:feature[@name = 'camel-core']/@version}">
                        <f:bundle>
                            <xsl:call-template name="wrapped">
                                <xsl:with-param name="name" select="'camel-xml-jaxp-util'"/>
                            </xsl:call-template>
                        </f:bundle>
                    </feature>
                </replacement>
            </featureReplacements>
        </featuresProcessing>
    </xsl:template>

    <!-- Everything of Camel is exported to and imported from the others; the rest (JFR, Quarkus, ...) if it is there. -->
    <xsl:template name="wrapped">
        <xsl:param name="name"/>
        <xsl:value-of select="concat(
            'wrap:mvn:org.apache.camel/', $name, '/', $camel.version, '$overwrite=full',
            '&amp;Bundle-SymbolicName=', $name,
            '&amp;Bundle-Version=', $camel.version,
            '&amp;Export-Package=org.apache.camel*;version=', $camel.version,
            '&amp;Import-Package=org.apache.camel*;version=%22[4.14,4.15)%22,*;resolution:=optional')"/>
    </xsl:template>
</xsl:stylesheet>
