@echo off
rem Starts the Assize command line from this checkout on Windows. Builds it first when it is missing or older than its
rem sources. The script "assize" does the same for other systems and says why.
rem
rem   ASSIZE_JAVA_OPTS   further options for the Java virtual machine, for example -Xmx8g
rem   ASSIZE_MAVEN_OPTS  further options for the build, for example --offline
rem   ASSIZE_NO_CHECK    if set, do not look for newer sources: saves the start of PowerShell, about 0.3 s
rem   JAVA_HOME          the JDK to use (17 or newer); otherwise the java on the PATH
setlocal EnableExtensions DisableDelayedExpansion
set "ASSIZE_HOME=%~dp0"
set "ASSIZE_HOME=%ASSIZE_HOME:~0,-1%"

rem -- Find Java and its version.
set "java_home="
if defined JAVA_HOME set "java_home=%JAVA_HOME%"
if defined JAVA_HOME if not exist "%JAVA_HOME%\bin\java.exe" (
    >&2 echo assize: JAVA_HOME is '%JAVA_HOME%', which has no bin\java.exe.
    >&2 echo   Set JAVA_HOME to the folder of a JDK 17 or newer, or unset it to use the java on the PATH.
    exit /b 70
)
if not defined java_home for %%i in (java.exe) do if not "%%~$PATH:i"=="" set "java_home=%%~dp$PATH:i.."
if not defined java_home (
    >&2 echo assize: there is no java on the PATH and JAVA_HOME is not set.
    >&2 echo   Install a JDK 17 or newer, or set JAVA_HOME to its folder.
    exit /b 70
)
set "java=%java_home%\bin\java.exe"
if not exist "%java%" set "java=java.exe"
set "java_version="
if exist "%java_home%\release" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%java_home%\release"`) do set "java_version=%%~v"
if not defined java_version for /f "tokens=3" %%v in ('java.exe -version 2^>^&1 ^| findstr /c:" version "') do set "java_version=%%~v"
set "java_major=0"
for /f "delims=.-+" %%m in ("%java_version%") do set "java_major=%%m"
if %java_major% LSS 17 (
    >&2 echo assize: "%java%" is version '%java_version%'; Assize needs 17 or newer.
    >&2 echo   Set JAVA_HOME to the folder of a JDK 17 or newer.
    exit /b 70
)

rem -- Build when something is missing or a source is newer than the last build.
set "start_file=%ASSIZE_HOME%\cli\target\start.args"
set "archive=%ASSIZE_HOME%\cli\target\start-%java_version%.jsa"
set "log=%ASSIZE_HOME%\target\assize-build.log"
if not exist "%start_file%" goto build
if defined ASSIZE_NO_CHECK goto start
set "check=$h=$env:ASSIZE_HOME; $s=$h+'\target\build.stamp'; $c=$h+'\cli\target\classpath.txt'; $a=$h+'\cli\target\start.args';"
set "check=%check% foreach($f in $s,$c,$a){if(-not (Test-Path -LiteralPath $f)){exit 1}};"
set "check=%check% $b=[IO.File]::GetLastWriteTimeUtc($s); if([IO.File]::GetLastWriteTimeUtc($c) -le $b){exit 1};"
set "check=%check% if([IO.File]::GetLastWriteTimeUtc($a) -lt [IO.File]::GetLastWriteTimeUtc($c)){exit 1};"
set "check=%check% if([IO.File]::GetLastWriteTimeUtc($h+'\pom.xml') -gt $b){exit 1};"
set "check=%check% foreach($m in [IO.Directory]::GetDirectories($h)){if([IO.File]::GetLastWriteTimeUtc($m+'\pom.xml') -gt $b){exit 1};"
set "check=%check% if([IO.Directory]::Exists($m+'\src\main')){foreach($f in [IO.Directory]::GetFileSystemEntries($m+'\src\main','*','AllDirectories')){if([IO.File]::GetLastWriteTimeUtc($f) -gt $b){exit 1}}}}"
powershell -NoProfile -NonInteractive -Command "%check%"
if not errorlevel 1 goto start

:build
if not exist "%java_home%\bin\javac.exe" (
    >&2 echo assize: "%java_home%" has no javac: it is a runtime, not a development kit.
    >&2 echo   Set JAVA_HOME to the folder of a JDK 17 or newer; it is needed once, to build.
    exit /b 70
)
where mvn >nul 2>nul
if errorlevel 1 (
    >&2 echo assize: there is no mvn on the PATH, which is needed to build.
    >&2 echo   Install Maven 3.8 or newer.
    exit /b 70
)
if not exist "%ASSIZE_HOME%\target" mkdir "%ASSIZE_HOME%\target"
>&2 echo assize: building the command line; the first time this downloads about 300 MB and takes 2 to 6 minutes ...
pushd "%ASSIZE_HOME%"
set "JAVA_HOME=%java_home%"
call mvn -B -q -ntp -Dmaven.test.skip=true -Djacoco.skip=true -Denforcer.skip=true -pl cli -am %ASSIZE_MAVEN_OPTS% package >"%log%" 2>&1 <nul
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
    >&2 echo assize: the build failed. The last lines of "%log%":
    powershell -NoProfile -NonInteractive -Command "Get-Content -LiteralPath $env:log -Tail 25 | ForEach-Object {[Console]::Error.WriteLine('  | '+$_)}"
    exit /b 70
)
rem The class path is longer than a command line may be: java reads it from a file, where a backslash would be an escape.
powershell -NoProfile -NonInteractive -Command "$t=$env:ASSIZE_HOME+'\cli\target'; $j=[IO.Directory]::GetFiles($t,'cli-*.jar')[0]; $c=$j+';'+[IO.File]::ReadAllText($t+'\classpath.txt').Trim(); [IO.File]::WriteAllText($t+'\start.args','-cp \"'+$c.Replace('\','/')+'\"')"
if errorlevel 1 exit /b 70
del /q "%ASSIZE_HOME%\cli\target\start-*.jsa" 2>nul
>&2 echo assize: built.

:start
if exist "%archive%" goto run
set "warm_up=%ASSIZE_HOME%\cli\src\launcher"
"%java%" "-XX:DumpLoadedClassList=%archive%.classes" -Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "@%start_file%" dev.assize.cli.Main check "%warm_up%\report.json" --policy "%warm_up%\policy.yaml" >nul 2>nul <nul
"%java%" -Xshare:dump "-XX:SharedClassListFile=%archive%.classes" "-XX:SharedArchiveFile=%archive%" -Xlog:disable -XX:+UseG1GC "@%start_file%" >nul 2>nul <nul

:run
set "options=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
rem Options may stand before the command, as in: assize --quiet audit
set "command=%~1"
if "%command:~0,1%"=="-" set "command=%~2"
if "%command:~0,1%"=="-" set "command=%~3"
if "%command:~0,1%"=="-" set "command=%~4"
for %%c in (audit demo train) do if /i "%command%"=="%%c" set "options=-XX:+UseParallelGC"
rem Large matrix products run in vector registers if the JDK has this module; Java says with one line that it is incubating.
set "vectors="
for %%c in (audit train) do if /i "%command%"=="%%c" set "vectors=yes"
if defined ASSIZE_NO_VECTOR set "vectors="
if defined vectors findstr /c:"jdk.incubator.vector" "%java_home%\release" >nul 2>nul && set "options=%options% --add-modules jdk.incubator.vector"
if %java_major% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"
if %java_major% GEQ 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%NUMBER_OF_PROCESSORS%"
"%java%" %options% "-XX:SharedArchiveFile=%archive%" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true -Dfile.encoding=UTF-8 %ASSIZE_JAVA_OPTS% "@%start_file%" dev.assize.cli.Main %*
exit /b %errorlevel%
