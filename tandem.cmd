@echo off
rem Runs Tandem on Windows; builds it first if it was never built or its sources have changed since.
rem The steps are those of the script "tandem" beside this file, in the same order.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0"
set "home=%home:~0,-1%"
set "target=%home%\workbench\cli\target"
set "stamp=%target%\built"

if not defined JAVA_HOME goto java_on_path
set "java=%JAVA_HOME%\bin\java.exe"
goto java_named
:java_on_path
set "java="
for %%i in (java.exe) do set "java=%%~$PATH:i"
:java_named
if not defined java goto no_java
if not exist "%java%" goto no_java

if not exist "%stamp%" goto build
rem "find -newer": exit code 1 if a source is newer than the stamp, 0 if none is.
set "TANDEM_STAMP=%stamp%"
set "TANDEM_HOME=%home%"
powershell -NoProfile -NonInteractive -Command ^
  "Set-Location -LiteralPath $env:TANDEM_HOME;" ^
  "$built = (Get-Item -LiteralPath $env:TANDEM_STAMP).LastWriteTimeUtc;" ^
  "$files = @(Get-Item -LiteralPath 'pom.xml', 'docs\glossary.md');" ^
  "$files += @(Get-ChildItem -LiteralPath 'core', 'lockstep', 'engines', 'mistakes', 'datasets', 'benchmarks\protocol', 'workbench', 'examples' -Recurse -File);" ^
  "$newer = $files | Where-Object { $_.LastWriteTimeUtc -gt $built -and $_.FullName -notmatch '\\target\\|\\src\\test\\|\\examples\\workshop\\' } | Select-Object -First 1;" ^
  "if ($newer) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto built

:build
where mvn > nul 2> nul
if errorlevel 1 goto no_maven
if exist "%stamp%" echo rebuilding Tandem, because its sources have changed ... 1>&2
if not exist "%stamp%" echo building Tandem; the first build takes a few minutes, because it downloads LibTorch (about 270 MB) ... 1>&2
if not exist "%target%" mkdir "%target%"
if exist "%target%\lib" rmdir /s /q "%target%\lib"
if exist "%target%\archives" rmdir /s /q "%target%\archives"
pushd "%home%"
call mvn -q -B -DskipTests -Dspotless.check.skip -pl workbench/cli -am package > "%target%\build.log" 2>&1
set "result=%ERRORLEVEL%"
popd
if not "%result%"=="0" goto build_failed
echo built> "%stamp%"

:built
rem A contender's process sees its own jar and what that needs, and nothing else of the workbench.
set "contender="
for %%f in ("%target%\lib\tandem-contender-*.jar") do set "contender=%%f"

rem Class data archives, made once for each JDK by a small comparison, let every process start faster; they are optional.
set "key=%java:\=_%"
set "key=%key::=_%"
set "key=%key: =_%"
set "archives=%target%\archives\%key%"
if exist "%archives%" goto run
set "new=%archives%.%RANDOM%"
mkdir "%new%" 2> nul
if errorlevel 1 goto run
echo preparing Tandem for this JDK (once, a few seconds) ... 1>&2
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED ^
  "-XX:ArchiveClassesAtExit=%new%\tandem.jsa" "-Dtandem.archives=%new%" -Dtandem.archives.make=true "-Dtandem.home=%home%" "-Dtandem.contender=%contender%" ^
  -cp "%target%\lib\*" dev.tandem.workbench.cli.Tandem compare digits --epochs 2 --checkpoint 1 --engines textbook,scratch,pytorch ^
  --out "%new%\runs" > "%new%\log" 2>&1
if exist "%new%\runs" rmdir /s /q "%new%\runs"
move "%new%" "%archives%" > nul

:run
rem Lines are not redrawn: not every console of Windows understands the codes for that.
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED ^
  "-XX:SharedArchiveFile=%archives%\tandem.jsa" -Xlog:cds=off "-Dtandem.archives=%archives%" ^
  -Dtandem.terminal=false -Dtandem.columns=0 "-Dtandem.home=%home%" "-Dtandem.contender=%contender%" -cp "%target%\lib\*" dev.tandem.workbench.cli.Tandem %*
exit /b %ERRORLEVEL%

:no_java
echo tandem: expected a JDK, 17 or newer; set JAVA_HOME 1>&2
exit /b 2

:no_maven
echo tandem: expected Maven 3.8 or newer on the PATH, to build on first use 1>&2
exit /b 2

:build_failed
set "TANDEM_LOG=%target%\build.log"
powershell -NoProfile -NonInteractive -Command "Get-Content -LiteralPath $env:TANDEM_LOG -Tail 20" 1>&2
echo tandem: the build failed; all of its output: "%target%\build.log" 1>&2
exit /b 1
