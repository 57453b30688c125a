<?xml version="1.0" encoding="UTF-8"?>
<!--
    Makes Karaf take plain Camel jars where the published camel-karaf features name camel-karaf's own bundles.

    Not every mirror of Maven Central holds those bundles, and no build here must depend on it. They are the plain jars
    with an OSGi manifest, so Karaf makes that manifest itself (wrap:). Only the Karafs assembled here do so: our
    features.xml names the published features, as a user gets them. What Karaf reads from the result: "features
    processing" in its manual.

    In:  the features that camel-karaf published. Out: etc/org.apache.karaf.features.xml
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="http://karaf.apache.org/xmlns/features/v1.6.0"
                xmlns:stand-ins="urn:stand-ins" exclude-result-prefixes="f stand-ins">
    <xsl:output indent="yes"/>
    <xsl:param name="camel.version"/>

    <!-- the features that are used here -->
    <xsl:variable name="features" select="//f:feature[contains(
            ' camel-core camel-http camel-webhook camel-jackson camel-netty camel-netty-http camel-yaml-dsl ',
            concat(' ', @name, ' '))]"/>
    <!-- have no plain counterpart: the first is published, the others are left out (pom.xml) -->
    <xsl:variable name="karaf-only" select="' camel-core-osgi camel-directvm camel-vm '"/>

    <!-- what plain Camel has as jars of their own, and the published features do not name -->
    <stand-ins:added to="camel-core">
        <stand-ins:jar>camel-xml-jaxp-util</stand-ins:jar>
    </stand-ins:added>
    <stand-ins:added to="camel-yaml-dsl">
        <stand-ins:jar>camel-dsl-support</stand-ins:jar>
        <stand-ins:jar>camel-yaml-dsl-common</stand-ins:jar>
        <stand-ins:jar>camel-yaml-dsl-deserializers</stand-ins:jar>
    </stand-ins:added>

    <xsl:key name="bundles" match="f:bundle" use="."/>

    <xsl:template match="/">
        <featuresProcessing xmlns="http://karaf.apache.org/xmlns/features-processing/v1.0.0">
            <bundleReplacements>
                <xsl:for-each select="$features/f:bundle[starts-with(., 'mvn:org.apache.camel.karaf/')]
                        [count(. | key('bundles', .)[../@name = $features/@name][1]) = 1]">
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
                <xsl:for-each select="document('')/*/stand-ins:added">
                    <xsl:variable name="to" select="@to"/>
                    <replacement mode="merge">
                        <feature name="{$to}" version="{$features[@name = $to]/@version}">
                            <xsl:for-each select="stand-ins:jar">
                                <f:bundle>
                                    <xsl:call-template name="wrapped">
                                        <xsl:with-param name="name" select="."/>
                                    </xsl:call-template>
                                </f:bundle>
                            </xsl:for-each>
                        </feature>
                    </replacement>
                </xsl:for-each>
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
