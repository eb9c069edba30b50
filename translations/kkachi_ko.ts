<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>BacktestCommand</name>
    <message>
        <source>%1 %2: allowed is %3</source>
        <translation>%1 %2: 허용되는 값은 %3</translation>
    </message>
    <message>
        <source>name=number, for instance fast=20</source>
        <translation>이름=숫자, 예: fast=20</translation>
    </message>
    <message>
        <source>a date such as 2024-12-01 or an instant such as 2024-12-01T09:00:00Z</source>
        <translation>2024-12-01 같은 날짜 또는 2024-12-01T09:00:00Z 같은 시각</translation>
    </message>
    <message>
        <source>an amount above 0</source>
        <translation>0보다 큰 금액</translation>
    </message>
    <message>
        <source>a fraction from 0 to below 1, for instance 0.0005</source>
        <translation>0 이상 1 미만의 비율, 예: 0.0005</translation>
    </message>
    <message>
        <source>basis points from 0 to below 10000</source>
        <translation>0 이상 10000 미만의 베이시스포인트</translation>
    </message>
    <message>
        <source>percent of the equity</source>
        <translation>총자산의 퍼센트</translation>
    </message>
    <message>
        <source>--%1 %2 is out of range; allowed: %3</source>
        <translation>--%1 %2은(는) 범위를 벗어났습니다. 허용 범위: %3</translation>
    </message>
    <message>
        <source>There is no bar in the chosen period.</source>
        <translation>고른 기간에 봉이 없습니다.</translation>
    </message>
    <message>
        <source>An amount left the range of 92 billion; choose a smaller capital.</source>
        <translation>금액이 920억 범위를 벗어났습니다. 자본금을 줄이세요.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>Period (UTC)</source>
        <translation>기간(UTC)</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>봉 수</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>자본금</translation>
    </message>
    <message>
        <source>Final equity</source>
        <translation>최종 자산</translation>
    </message>
    <message>
        <source>Total return</source>
        <translation>총수익률</translation>
    </message>
    <message>
        <source>Buy and hold</source>
        <translation>단순 보유 수익률</translation>
    </message>
    <message>
        <source>Maximum drawdown</source>
        <translation>최대 낙폭(MDD)</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>거래 횟수</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>승률</translation>
    </message>
    <message>
        <source>Profit/loss ratio</source>
        <translation>손익비</translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation>프로핏 팩터</translation>
    </message>
    <message>
        <source>Sharpe</source>
        <translation>샤프 지수</translation>
    </message>
    <message>
        <source>Sortino</source>
        <translation>소르티노 지수</translation>
    </message>
    <message>
        <source>Calmar</source>
        <translation>칼마 지수</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>노출 비율</translation>
    </message>
    <message>
        <source>Fees paid</source>
        <translation>수수료 합계</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>저장 번호</translation>
    </message>
    <message>
        <source>The result was not stored: %1</source>
        <translation>결과를 저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Try a strategy on past candles</source>
        <translation>과거 캔들로 전략을 시험합니다</translation>
    </message>
    <message>
        <source>Candles, CSV or CSV.gz</source>
        <translation>캔들 파일(CSV 또는 CSV.gz)</translation>
    </message>
    <message>
        <source>Only bars that open at or after this</source>
        <translation>이 시각 이후에 시작하는 봉만 씁니다</translation>
    </message>
    <message>
        <source>Only bars that open before this</source>
        <translation>이 시각 전에 시작하는 봉만 씁니다</translation>
    </message>
    <message>
        <source>Name of the strategy</source>
        <translation>전략 이름</translation>
    </message>
    <message>
        <source>name=value; may be given several times</source>
        <translation>이름=값, 여러 번 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Won to begin with</source>
        <translation>시작 자본금(원)</translation>
    </message>
    <message>
        <source>Fraction of each side&apos;s value</source>
        <translation>매수·매도 금액 대비 수수료율</translation>
    </message>
    <message>
        <source>Every fill is worse by this</source>
        <translation>모든 체결가가 이만큼 불리해집니다</translation>
    </message>
    <message>
        <source>Percent of the equity per entry</source>
        <translation>한 번 매수할 때 쓰는 총자산의 퍼센트</translation>
    </message>
    <message>
        <source>Without stop-loss, daily loss limit and volatility guard</source>
        <translation>손절, 일일 손실 한도, 변동성 제한 없이 실행합니다</translation>
    </message>
    <message>
        <source>Write the closed trades to this CSV file</source>
        <translation>청산한 거래를 이 CSV 파일에 씁니다</translation>
    </message>
    <message>
        <source>Write the equity of each bar to this CSV file</source>
        <translation>봉마다 총자산을 이 CSV 파일에 씁니다</translation>
    </message>
    <message>
        <source>Strategies and their parameters:</source>
        <translation>전략과 매개변수:</translation>
    </message>
    <message>
        <source>Example: kkachi-cli backtest --data candles.csv.gz --strategy sma-cross --param fast=20 --param slow=50</source>
        <translation>예: kkachi-cli backtest --data candles.csv.gz --strategy sma-cross --param fast=20 --param slow=50</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Configuration file</source>
        <translation>설정 파일</translation>
    </message>
    <message>
        <source>Folder of databases and logs</source>
        <translation>데이터베이스와 로그 폴더</translation>
    </message>
    <message>
        <source>Database, sqlite:///path</source>
        <translation>데이터베이스, sqlite:///경로</translation>
    </message>
    <message>
        <source>Language: ko or en</source>
        <translation>언어: ko 또는 en</translation>
    </message>
    <message>
        <source>One JSON document on standard output</source>
        <translation>표준 출력에 JSON 문서 하나를 씁니다</translation>
    </message>
    <message>
        <source>Kkachi trades bitcoin on Upbit under hard limits.</source>
        <translation>까치는 엄격한 한도 안에서 업비트 비트코인을 거래합니다.</translation>
    </message>
    <message>
        <source>Example: kkachi-cli run --mode demo --duration 60s</source>
        <translation>예: kkachi-cli run --mode demo --duration 60s</translation>
    </message>
    <message>
        <source>%1 is not known; allowed: ko, en</source>
        <translation>%1은(는) 알 수 없습니다. 허용: ko, en</translation>
    </message>
    <message>
        <source>Print the version and end</source>
        <translation>버전을 출력하고 끝냅니다</translation>
    </message>
</context>
<context>
    <name>ConfigCommand</name>
    <message>
        <source>The configuration is in order.</source>
        <translation>설정에 문제가 없습니다.</translation>
    </message>
    <message>
        <source>Smallest workable capital with these limits: %1 won.</source>
        <translation>이 한도로 거래할 수 있는 최소 자본금: %1원.</translation>
    </message>
    <message>
        <source>What is set, where it came from, what is wrong</source>
        <translation>설정값과 그 출처, 잘못된 점을 보여 줍니다</translation>
    </message>
    <message>
        <source>Example: kkachi-cli config show --config kkachi.toml</source>
        <translation>예: kkachi-cli config show --config kkachi.toml</translation>
    </message>
    <message>
        <source>Check every setting; exit code 3 when one is wrong</source>
        <translation>모든 설정을 검사합니다. 잘못이 있으면 종료 코드는 3입니다</translation>
    </message>
    <message>
        <source>Print every setting with its origin</source>
        <translation>모든 설정을 출처와 함께 출력합니다</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>There is no display to open a window on. Without one, use: kkachi-cli run --mode demo</source>
        <translation>창을 열 화면이 없습니다. 화면 없이 쓰려면: kkachi-cli run --mode demo</translation>
    </message>
</context>
<context>
    <name>DesktopOptions</name>
    <message>
        <source>Kkachi: a terminal that trades bitcoin on Upbit under hard limits.</source>
        <translation>까치: 엄격한 한도 안에서 업비트 비트코인을 거래하는 터미널입니다.</translation>
    </message>
    <message>
        <source>demo, paper or live</source>
        <translation>demo, paper, live 중 하나</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>설정 파일</translation>
    </message>
    <message>
        <source>Folder of databases and logs</source>
        <translation>데이터베이스와 로그 폴더</translation>
    </message>
    <message>
        <source>Database, sqlite:///path</source>
        <translation>데이터베이스, sqlite:///경로</translation>
    </message>
    <message>
        <source>Language: ko or en</source>
        <translation>언어: ko 또는 en</translation>
    </message>
    <message>
        <source>Start trading at once</source>
        <translation>바로 거래를 시작합니다</translation>
    </message>
    <message>
        <source>Serve the web page at ADDRESS:PORT</source>
        <translation>ADDRESS:PORT에서 웹 페이지를 제공합니다</translation>
    </message>
    <message>
        <source>Seed of the demo market</source>
        <translation>데모 시장의 시드</translation>
    </message>
    <message>
        <source>Market seconds in a second, demo only</source>
        <translation>1초에 흐르는 시장 시간(초), 데모 전용</translation>
    </message>
    <message>
        <source>Example: kkachi --mode demo --start</source>
        <translation>예: kkachi --mode demo --start</translation>
    </message>
    <message>
        <source>Candles or trades for the demo market, CSV or JSON, plain or gzip</source>
        <translation>데모 시장에 쓸 캔들 또는 체결 기록. CSV나 JSON, gzip도 됩니다</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1에 연결할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check the network and signal.base_url.</source>
        <translation>네트워크와 signal.base_url을 확인하세요.</translation>
    </message>
    <message>
        <source>%1 refused the key (HTTP %2)</source>
        <translation>%1이(가) 키를 거부했습니다(HTTP %2)</translation>
    </message>
    <message>
        <source>Store a valid one with: kkachi-cli keys set openai-api-key</source>
        <translation>유효한 키를 저장하세요: kkachi-cli keys set openai-api-key</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2</source>
        <translation>%1이(가) HTTP %2로 답했습니다</translation>
    </message>
    <message>
        <source>Try again; check signal.base_url and the account&apos;s limits.</source>
        <translation>다시 해 보고, signal.base_url과 계정의 한도를 확인하세요.</translation>
    </message>
    <message>
        <source>the model %1 is shut down on %2</source>
        <translation>모델 %1은(는) %2에 종료됩니다</translation>
    </message>
    <message>
        <source>Set signal.model to its successor in time.</source>
        <translation>그 전에 signal.model을 후속 모델로 바꾸세요.</translation>
    </message>
    <message>
        <source>the server takes the key and knows the model %1</source>
        <translation>서버가 키를 받아들이고 모델 %1을(를) 알고 있습니다</translation>
    </message>
    <message>
        <source>the server does not list the model %1</source>
        <translation>서버의 목록에 모델 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>Correct signal.model.</source>
        <translation>signal.model을 고치세요.</translation>
    </message>
    <message>
        <source>not asked: signal.engine is not gpt</source>
        <translation>묻지 않음: signal.engine이 gpt가 아닙니다</translation>
    </message>
    <message>
        <source>openai-api-key is not there</source>
        <translation>openai-api-key가 없습니다</translation>
    </message>
    <message>
        <source>a price came</source>
        <translation>가격을 받았습니다</translation>
    </message>
    <message>
        <source>the exchange is in maintenance</source>
        <translation>거래소가 점검 중입니다</translation>
    </message>
    <message>
        <source>Wait until it is over; Upbit announces it in its notices.</source>
        <translation>끝날 때까지 기다리세요. 업비트가 공지로 알립니다.</translation>
    </message>
    <message>
        <source>this address has asked too often (HTTP %1)</source>
        <translation>이 주소에서 요청이 너무 많았습니다(HTTP %1)</translation>
    </message>
    <message>
        <source>Wait some minutes, and see what else asks from here.</source>
        <translation>몇 분 기다리고, 여기서 또 무엇이 요청하는지 살펴보세요.</translation>
    </message>
    <message>
        <source>no price came: HTTP %1 %2</source>
        <translation>가격을 받지 못했습니다: HTTP %1 %2</translation>
    </message>
    <message>
        <source>Check market and exchange.rest_url.</source>
        <translation>market과 exchange.rest_url을 확인하세요.</translation>
    </message>
    <message>
        <source>no HTTP answer: %1</source>
        <translation>HTTP 응답이 없습니다: %1</translation>
    </message>
    <message>
        <source>Try again; check exchange.rest_url and what stands in between.</source>
        <translation>다시 해 보고, exchange.rest_url과 중간에 있는 장비를 확인하세요.</translation>
    </message>
    <message>
        <source>HTTP %1 in %2 ms</source>
        <translation>HTTP %1, %2 ms</translation>
    </message>
    <message>
        <source>the exchange did not tell its time</source>
        <translation>거래소가 시각을 알려 주지 않았습니다</translation>
    </message>
    <message>
        <source>Make sure that this machine&apos;s clock is set by NTP.</source>
        <translation>이 컴퓨터의 시계가 NTP로 맞춰지는지 확인하세요.</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is about %1 s fast</source>
        <translation>이 컴퓨터의 시계가 약 %1초 빠릅니다</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is about %1 s slow</source>
        <translation>이 컴퓨터의 시계가 약 %1초 느립니다</translation>
    </message>
    <message>
        <source>Set the clock: timedatectl set-ntp true</source>
        <translation>시계를 맞추세요: timedatectl set-ntp true</translation>
    </message>
    <message>
        <source>within a second of the exchange&apos;s</source>
        <translation>거래소 시계와 1초 이내</translation>
    </message>
    <message>
        <source>DNS: the name %1 has no address: %2</source>
        <translation>DNS: 이름 %1의 주소를 찾을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check the network, the name server and exchange.rest_url.</source>
        <translation>네트워크, 네임서버, exchange.rest_url을 확인하세요.</translation>
    </message>
    <message>
        <source>%1 in %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>TCP: no connection to %1: %2</source>
        <translation>TCP: %1에 연결되지 않습니다: %2</translation>
    </message>
    <message>
        <source>Check the firewall and exchange.rest_url.</source>
        <translation>방화벽과 exchange.rest_url을 확인하세요.</translation>
    </message>
    <message>
        <source>Issue a new key on Upbit&apos;s web page with the rights view assets, view orders and make orders, and store it with: kkachi-cli keys set upbit-access-key, then upbit-secret-key</source>
        <translation>업비트 웹에서 자산조회, 주문조회, 주문하기 권한으로 새 키를 발급받아 저장하세요: kkachi-cli keys set upbit-access-key, 이어서 upbit-secret-key</translation>
    </message>
    <message>
        <source>bad key: the secret key does not belong to the access key</source>
        <translation>잘못된 키: Secret Key가 Access Key와 맞지 않습니다</translation>
    </message>
    <message>
        <source>Store both keys again with kkachi-cli keys set; the secret is shown only when it is issued.</source>
        <translation>kkachi-cli keys set으로 두 키를 다시 저장하세요. Secret Key는 발급할 때만 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>bad key: Upbit does not know this access key</source>
        <translation>잘못된 키: 업비트가 이 Access Key를 모릅니다</translation>
    </message>
    <message>
        <source>the key has expired</source>
        <translation>키가 만료되었습니다</translation>
    </message>
    <message>
        <source>IP not allowed: the key may not be used from this machine&apos;s address</source>
        <translation>허용되지 않은 IP: 이 컴퓨터의 주소에서는 이 키를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Add this machine&apos;s public IPv4 address to the key&apos;s address list on Upbit&apos;s web page.</source>
        <translation>업비트 웹에서 이 컴퓨터의 공인 IPv4 주소를 키의 허용 IP 목록에 추가하세요.</translation>
    </message>
    <message>
        <source>Upbit waits for the account&apos;s consent</source>
        <translation>업비트가 계정의 동의를 기다리고 있습니다</translation>
    </message>
    <message>
        <source>Log in to Upbit and agree to what it asks for.</source>
        <translation>업비트에 로그인해 요청하는 내용에 동의하세요.</translation>
    </message>
    <message>
        <source>Upbit has barred the account from orders</source>
        <translation>업비트가 이 계정의 주문을 막았습니다</translation>
    </message>
    <message>
        <source>Ask Upbit&apos;s customer service.</source>
        <translation>업비트 고객센터에 문의하세요.</translation>
    </message>
    <message>
        <source>Upbit refused the key: %1</source>
        <translation>업비트가 키를 거부했습니다: %1</translation>
    </message>
    <message>
        <source>Upbit gave no usable answer about the key: %1</source>
        <translation>키에 대해 업비트에서 쓸 만한 답을 받지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>1분 뒤에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>the key has the right: %1</source>
        <translation>키에 권한이 있습니다: %1</translation>
    </message>
    <message>
        <source>missing right: the key may not %1</source>
        <translation>없는 권한: 키에 %1 권한이 없습니다</translation>
    </message>
    <message>
        <source>Rights cannot be added to a key. </source>
        <translation>발급된 키에는 권한을 더할 수 없습니다. </translation>
    </message>
    <message>
        <source>it is not clear whether the key may: %1</source>
        <translation>키에 이 권한이 있는지 확실하지 않습니다: %1</translation>
    </message>
    <message>
        <source>Run doctor again; live does not start while it stays so.</source>
        <translation>doctor를 다시 실행하세요. 이 상태로는 실거래가 시작되지 않습니다.</translation>
    </message>
    <message>
        <source>the key may not withdraw, as it should be</source>
        <translation>키에 출금하기 권한이 없습니다. 그래야 맞습니다</translation>
    </message>
    <message>
        <source>the key has the right to withdraw; live refuses it</source>
        <translation>키에 출금하기 권한이 있어 실거래가 거부합니다</translation>
    </message>
    <message>
        <source>Delete this key on Upbit&apos;s web page. </source>
        <translation>업비트 웹에서 이 키를 삭제하세요. </translation>
    </message>
    <message>
        <source>it is not clear whether the key may withdraw; live refuses it</source>
        <translation>키에 출금하기 권한이 있는지 확실하지 않아 실거래가 거부합니다</translation>
    </message>
    <message>
        <source>Upbit did not say until when the key is valid</source>
        <translation>업비트가 키의 만료일을 알려 주지 않았습니다</translation>
    </message>
    <message>
        <source>Look it up on Upbit&apos;s web page; keys live for a year.</source>
        <translation>업비트 웹에서 확인하세요. 키의 수명은 1년입니다.</translation>
    </message>
    <message>
        <source>valid until %1, %2 days from now</source>
        <translation>%1까지 유효하며 %2일 남았습니다</translation>
    </message>
    <message>
        <source>the key ends on %1, in less than %2 days</source>
        <translation>키가 %1에 만료됩니다. %2일도 남지 않았습니다</translation>
    </message>
    <message>
        <source>the market is closed for maintenance</source>
        <translation>마켓이 점검으로 닫혀 있습니다</translation>
    </message>
    <message>
        <source>Wait until it is over; Upbit announces it in its notices. Resting orders are kept.</source>
        <translation>끝날 때까지 기다리세요. 업비트가 공지로 알립니다. 대기 주문은 유지됩니다.</translation>
    </message>
    <message>
        <source>Upbit accepts the key from this machine&apos;s address</source>
        <translation>업비트가 이 컴퓨터의 주소에서 키를 받아들입니다</translation>
    </message>
    <message>
        <source>view assets</source>
        <translation>자산조회</translation>
    </message>
    <message>
        <source>view orders</source>
        <translation>주문조회</translation>
    </message>
    <message>
        <source>make orders</source>
        <translation>주문하기</translation>
    </message>
    <message>
        <source>none are stored; paper needs none, live does</source>
        <translation>저장된 키가 없습니다. 모의 거래에는 필요 없고 실거래에는 필요합니다</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1이(가) 없습니다</translation>
    </message>
    <message>
        <source>both are there; whether they work cannot be seen without the exchange</source>
        <translation>둘 다 있습니다. 거래소에 닿지 않아 쓸 수 있는 키인지는 알 수 없습니다</translation>
    </message>
    <message>
        <source>%1 will be made by the first run</source>
        <translation>%1은(는) 첫 실행 때 만들어집니다</translation>
    </message>
    <message>
        <source>%1 is not writable</source>
        <translation>%1에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir, or change its owner.</source>
        <translation>--data-dir로 다른 폴더를 고르거나 소유자를 바꾸세요.</translation>
    </message>
    <message>
        <source>others may look into %1</source>
        <translation>다른 사용자가 %1을(를) 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Close it: chmod 700 %1</source>
        <translation>닫으세요: chmod 700 %1</translation>
    </message>
    <message>
        <source>others may read %1 in %2</source>
        <translation>다른 사용자가 %2의 %1을(를) 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Close them: chmod 600. The next run does it too.</source>
        <translation>닫으세요: chmod 600. 다음 실행 때도 닫힙니다.</translation>
    </message>
    <message>
        <source>%1, for its owner only</source>
        <translation>%1, 소유자 전용</translation>
    </message>
    <message>
        <source>%1 MB free</source>
        <translation>%1 MB 남음</translation>
    </message>
    <message>
        <source>Make room: without it nothing can be written down, and nothing is traded.</source>
        <translation>공간을 비우세요. 기록할 수 없으면 거래하지 않습니다.</translation>
    </message>
    <message>
        <source>The next run brings it up to date. Back it up before.</source>
        <translation>다음 실행 때 갱신됩니다. 그 전에 백업하세요.</translation>
    </message>
    <message>
        <source>Use the later Kkachi that wrote it, or another --data-dir.</source>
        <translation>이것을 기록한 더 나중 버전의 까치를 쓰거나 다른 --data-dir를 쓰세요.</translation>
    </message>
    <message>
        <source>This is another program&apos;s database. Choose another with --database.</source>
        <translation>다른 프로그램의 데이터베이스입니다. --database로 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Correct storage.url or --database.</source>
        <translation>storage.url이나 --database를 고치세요.</translation>
    </message>
    <message>
        <source>Restore a backup; do not trade on this one.</source>
        <translation>백업을 복원하세요. 이 데이터베이스로는 거래하지 마세요.</translation>
    </message>
    <message>
        <source>Check owner and rights of the file, and whether its disk is in order.</source>
        <translation>파일의 소유자와 권한, 디스크 상태를 확인하세요.</translation>
    </message>
    <message>
        <source>sound, schema %1</source>
        <translation>정상, 스키마 %1</translation>
    </message>
    <message>
        <source>the encrypted key file</source>
        <translation>암호화된 키 파일</translation>
    </message>
    <message>
        <source>keys are looked for in: %1</source>
        <translation>키를 찾는 곳: %1</translation>
    </message>
    <message>
        <source>none works yet, and demo needs none (%1)</source>
        <translation>아직 쓸 수 있는 곳이 없지만 데모에는 필요 없습니다(%1)</translation>
    </message>
    <message>
        <source>kkachi-cli keys set makes an encrypted key file where there is no keychain.</source>
        <translation>키체인이 없으면 kkachi-cli keys set이 암호화된 키 파일을 만듭니다.</translation>
    </message>
    <message>
        <source>WebSocket: %1</source>
        <translation>웹소켓: %1</translation>
    </message>
    <message>
        <source>Check exchange.websocket_url, and whether a proxy or firewall lets WebSockets through.</source>
        <translation>exchange.websocket_url과, 프록시나 방화벽이 웹소켓을 통과시키는지 확인하세요.</translation>
    </message>
    <message>
        <source>no message came</source>
        <translation>메시지가 오지 않았습니다</translation>
    </message>
    <message>
        <source>first message in %1 ms</source>
        <translation>첫 메시지까지 %1 ms</translation>
    </message>
    <message>
        <source>TLS: the certificate of %1 has expired</source>
        <translation>TLS: %1의 인증서가 만료되었습니다</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock; if it is right, the server&apos;s owner must act.</source>
        <translation>이 컴퓨터의 시계를 확인하세요. 시계가 맞다면 서버 운영자가 고쳐야 합니다.</translation>
    </message>
    <message>
        <source>TLS: the certificate of %1 is not valid yet</source>
        <translation>TLS: %1의 인증서가 아직 유효하지 않습니다</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock.</source>
        <translation>이 컴퓨터의 시계를 확인하세요.</translation>
    </message>
    <message>
        <source>TLS: the certificate is not for the name %1</source>
        <translation>TLS: 인증서가 %1의 것이 아닙니다</translation>
    </message>
    <message>
        <source>Correct exchange.rest_url; if it is right, somebody answers in the server&apos;s place.</source>
        <translation>exchange.rest_url을 고치세요. 주소가 맞다면 누군가 서버 대신 답하고 있습니다.</translation>
    </message>
    <message>
        <source>TLS: the certificate of %1 comes from nobody this machine trusts (%2)</source>
        <translation>TLS: 이 컴퓨터가 신뢰하지 않는 곳에서 %1의 인증서를 발급했습니다(%2)</translation>
    </message>
    <message>
        <source>Update the package ca-certificates. A company&apos;s proxy or a test server needs exchange.ca_file.</source>
        <translation>ca-certificates 패키지를 갱신하세요. 회사 프록시나 시험 서버에는 exchange.ca_file이 필요합니다.</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS: %1</translation>
    </message>
    <message>
        <source>Check what stands between this machine and the server.</source>
        <translation>이 컴퓨터와 서버 사이에 무엇이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>%1, certificate valid until %2</source>
        <translation>%1, 인증서는 %2까지 유효</translation>
    </message>
    <message>
        <source>TLS: no handshake: %1</source>
        <translation>TLS: 핸드셰이크가 되지 않습니다: %1</translation>
    </message>
    <message>
        <source>Check that the server speaks TLS 1.2 or later, and what stands in between.</source>
        <translation>서버가 TLS 1.2 이상을 쓰는지, 중간에 무엇이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>the exchange answered, but no price can be read: the answer is cut off or malformed</source>
        <translation>거래소가 답했지만 가격을 읽을 수 없습니다. 답이 잘렸거나 형식이 잘못되었습니다</translation>
    </message>
    <message>
        <source>the exchange answered too slowly to compare the clocks</source>
        <translation>거래소의 답이 너무 늦어 시계를 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>나중에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1을(를) 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The exchange, or something before it, is in trouble; look at Upbit&apos;s notices and wait.</source>
        <translation>거래소 또는 그 앞단에 장애가 있습니다. 업비트 공지를 확인하고 기다리세요.</translation>
    </message>
    <message>
        <source>The exchange refuses this address for a while; stop other programs that ask it.</source>
        <translation>거래소가 이 주소의 요청을 잠시 거부하고 있습니다. 같은 주소에서 업비트를 호출하는 다른 프로그램을 멈추세요.</translation>
    </message>
</context>
<context>
    <name>DoctorCommand</name>
    <message>
        <source>Correct it; see kkachi-cli config show.</source>
        <translation>고치세요. kkachi-cli config show를 참고하세요.</translation>
    </message>
    <message>
        <source>in order; mode %1</source>
        <translation>정상, 모드 %1</translation>
    </message>
    <message>
        <source>demo needs neither network nor keys; --mode paper and --mode live check them</source>
        <translation>데모에는 네트워크도 키도 필요 없습니다. --mode paper와 --mode live는 둘 다 점검합니다</translation>
    </message>
    <message>
        <source>Not checked, because of the above: %1.</source>
        <translation>위의 문제 때문에 점검하지 못함: %1.</translation>
    </message>
    <message>
        <source>Check keys, rights, clock, network, database and disk</source>
        <translation>키, 권한, 시계, 네트워크, 데이터베이스, 디스크를 점검합니다</translation>
    </message>
    <message>
        <source>demo, paper or live; live checks everything</source>
        <translation>demo, paper, live. live는 모든 것을 점검합니다</translation>
    </message>
    <message>
        <source>Example: kkachi-cli doctor --mode live</source>
        <translation>예: kkachi-cli doctor --mode live</translation>
    </message>
</context>
<context>
    <name>HeadlessRun</name>
    <message>
        <source>The exchange did not confirm the end of every order in time. They are asked for at the next start.</source>
        <translation>거래소가 모든 주문의 종료를 제때 확인해 주지 않았습니다. 다음에 시작할 때 다시 조회합니다.</translation>
    </message>
    <message>
        <source>The engine has halted: %1</source>
        <translation>엔진이 멈췄습니다: %1</translation>
    </message>
    <message>
        <source>Web page: %1</source>
        <translation>웹 페이지: %1</translation>
    </message>
    <message>
        <source>The events file %1 cannot be written: %2</source>
        <translation>이벤트 파일 %1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Stopped (%1). Signals: %2, buys: %3, sells: %4, equity: %5 won, realised: %6 won.</source>
        <translation>중지했습니다(%1). 신호 %2회, 매수 %3회, 매도 %4회, 총자산 %5원, 실현손익 %6원.</translation>
    </message>
    <message>
        <source>The position is kept and is now unguarded: no stop-loss works while Kkachi is stopped.</source>
        <translation>포지션은 그대로 유지되며 이제 보호되지 않습니다. 까치가 멈춰 있는 동안에는 손절이 작동하지 않습니다.</translation>
    </message>
    <message>
        <source>the time is over</source>
        <translation>시간이 다 됨</translation>
    </message>
    <message>
        <source>the events cannot be written</source>
        <translation>이벤트를 쓸 수 없음</translation>
    </message>
    <message>
        <source>asked from outside</source>
        <translation>외부 요청</translation>
    </message>
    <message>
        <source>The events cannot be written any more (%1); trading stops.</source>
        <translation>이벤트를 더 쓸 수 없어(%1) 거래를 중지합니다.</translation>
    </message>
    <message>
        <source>Trading was halted by the risk engine: %1</source>
        <translation>리스크 엔진이 거래를 정지했습니다: %1</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>no keyring service runs. Start one such as gnome-keyring or KWallet, or use the encrypted key file: --store vault</source>
        <translation>키링 서비스가 실행되고 있지 않습니다. gnome-keyring이나 KWallet 같은 서비스를 시작하거나 암호화된 키 파일을 쓰세요: --store vault</translation>
    </message>
    <message>
        <source>the keyring service has no default keyring yet. Make one, or use the encrypted key file: --store vault</source>
        <translation>키링 서비스에 아직 기본 키링이 없습니다. 하나 만들거나 암호화된 키 파일을 쓰세요: --store vault</translation>
    </message>
    <message>
        <source>the system keychain is locked. Unlock it, for instance by logging in to the desktop, or use the encrypted key file: --store vault</source>
        <translation>시스템 키체인이 잠겨 있습니다. 데스크톱에 로그인하는 등의 방법으로 잠금을 풀거나 암호화된 키 파일을 쓰세요: --store vault</translation>
    </message>
    <message>
        <source>the system keychain refused</source>
        <translation>시스템 키체인이 거부했습니다</translation>
    </message>
    <message>
        <source>the system keychain did not answer in time</source>
        <translation>시스템 키체인이 제때 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>the system keychain does not work. Restart its service, or use the encrypted key file: --store vault</source>
        <translation>시스템 키체인이 동작하지 않습니다. 서비스를 다시 시작하거나 암호화된 키 파일을 쓰세요: --store vault</translation>
    </message>
    <message>
        <source>no key of this name is stored. Store it with: kkachi-cli keys set NAME</source>
        <translation>이 이름으로 저장된 키가 없습니다. 저장하려면: kkachi-cli keys set NAME</translation>
    </message>
    <message>
        <source>there is no key of this name; known are: %1</source>
        <translation>그런 이름의 키는 없습니다. 쓸 수 있는 이름: %1</translation>
    </message>
    <message>
        <source>the key file needs its passphrase, and there is none: type it at a terminal (twice the same for a new file), or hand it over as the systemd credential kkachi-passphrase</source>
        <translation>키 파일의 암호문구가 필요한데 없습니다. 터미널에서 입력하거나(새 파일이면 똑같이 두 번) systemd 자격 증명 kkachi-passphrase로 넘겨주세요</translation>
    </message>
    <message>
        <source>the passphrase of the key file is wrong</source>
        <translation>키 파일의 암호문구가 틀렸습니다</translation>
    </message>
    <message>
        <source>the key file ends too early; it was not written or copied completely. Restore it, or remove it and set the keys again</source>
        <translation>키 파일이 중간에서 끝납니다. 다 기록되지 않았거나 복사되지 않았습니다. 파일을 복원하거나, 지우고 키를 다시 저장하세요</translation>
    </message>
    <message>
        <source>the key file was changed after it was written, and nothing in it is used. Restore it, or remove it and set the keys again</source>
        <translation>키 파일이 기록된 뒤에 바뀌었습니다. 그 안의 것은 아무것도 쓰지 않습니다. 파일을 복원하거나, 지우고 키를 다시 저장하세요</translation>
    </message>
    <message>
        <source>the key file is not one of Kkachi&apos;s. Move it away and set the keys again</source>
        <translation>키 파일이 까치의 것이 아닙니다. 다른 곳으로 옮기고 키를 다시 저장하세요</translation>
    </message>
    <message>
        <source>the key file was written by a later Kkachi; use that version</source>
        <translation>키 파일이 더 나중 버전의 까치로 기록되었습니다. 그 버전을 쓰세요</translation>
    </message>
    <message>
        <source>the key file asks for a key derivation that is too weak or too costly to be Kkachi&apos;s; nothing in it is used. Remove it and set the keys again</source>
        <translation>키 파일이 요구하는 키 유도 비용이 까치의 것이라기엔 너무 약하거나 너무 큽니다. 그 안의 것은 아무것도 쓰지 않습니다. 파일을 지우고 키를 다시 저장하세요</translation>
    </message>
    <message>
        <source>the key file or its folder cannot be read or written; check owner and rights</source>
        <translation>키 파일이나 그 폴더를 읽거나 쓸 수 없습니다. 소유자와 권한을 확인하세요</translation>
    </message>
    <message>
        <source>there is not enough memory to open the key file (256 MB are needed for a moment)</source>
        <translation>키 파일을 열 메모리가 부족합니다(잠시 256 MB가 필요합니다)</translation>
    </message>
    <message>
        <source>the key file does not take this value</source>
        <translation>키 파일에 이 값을 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>환경 변수</translation>
    </message>
    <message>
        <source>the system keychain</source>
        <translation>시스템 키체인</translation>
    </message>
    <message>
        <source>the encrypted key file</source>
        <translation>암호화된 키 파일</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>the value is empty; nothing was stored</source>
        <translation>값이 비어 있어 저장하지 않았습니다</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>설정 안 됨</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>알 수 없음: %1</translation>
    </message>
    <message>
        <source>Example: kkachi-cli keys set upbit-access-key</source>
        <translation>예: kkachi-cli keys set upbit-access-key</translation>
    </message>
    <message>
        <source>Store a key; its value is read from a prompt or standard input</source>
        <translation>키를 저장합니다. 값은 입력 창이나 표준 입력에서 읽습니다</translation>
    </message>
    <message>
        <source>Remove a key</source>
        <translation>키를 지웁니다</translation>
    </message>
    <message>
        <source>Value of %1 (not shown): </source>
        <translation>%1의 값(표시되지 않음): </translation>
    </message>
    <message>
        <source>%1 is also set in the environment, and that one is used first</source>
        <translation>%1이(가) 환경 변수에도 있으며, 그쪽이 먼저 쓰입니다</translation>
    </message>
    <message>
        <source>%1 is stored in %2.</source>
        <translation>%1을(를) %2에 저장했습니다.</translation>
    </message>
    <message>
        <source>%1 is removed from %2.</source>
        <translation>%1을(를) %2에서 지웠습니다.</translation>
    </message>
    <message>
        <source>set, in %1</source>
        <translation>저장됨(%1)</translation>
    </message>
    <message>
        <source>API keys in the system keychain, or in an encrypted file</source>
        <translation>시스템 키체인이나 암호화된 파일에 있는 API 키</translation>
    </message>
    <message>
        <source>keychain or vault; by default the keychain, and the vault where there is none</source>
        <translation>keychain 또는 vault. 기본은 키체인이고, 키체인이 없으면 암호화된 키 파일(vault)</translation>
    </message>
    <message>
        <source>%1 is not known; allowed: keychain, vault</source>
        <translation>%1은(는) 쓸 수 없습니다. 쓸 수 있는 값: keychain, vault</translation>
    </message>
    <message>
        <source>Which keys are set, and where; never their values</source>
        <translation>어떤 키가 어디에 저장되어 있는지. 값은 보여 주지 않습니다</translation>
    </message>
    <message>
        <source>the value cannot be a key; nothing was stored. Allowed: up to %1 letters, digits and signs of ASCII, without spaces</source>
        <translation>키가 될 수 없는 값이라 아무것도 저장하지 않았습니다. 허용: 공백 없는 ASCII 글자, 숫자, 기호 %1자 이하</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>there is no such file</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the gzip file ends in the middle; it was not downloaded or written completely</source>
        <translation>gzip 파일이 중간에 끝났습니다. 다운로드나 저장이 끝까지 되지 않았습니다</translation>
    </message>
    <message>
        <source>the gzip data are damaged</source>
        <translation>gzip 데이터가 손상되었습니다</translation>
    </message>
    <message>
        <source>the file is empty; a header line and at least one bar are needed</source>
        <translation>파일이 비어 있습니다. 머리글 한 줄과 봉 하나 이상이 필요합니다</translation>
    </message>
    <message>
        <source>there is a header but no bar</source>
        <translation>머리글만 있고 봉이 없습니다</translation>
    </message>
    <message>
        <source>the header has no column for this; needed are open_time_utc or timestamp, open, high, low, close, and volume, volume_btc or volume_base</source>
        <translation>머리글에 필요한 열이 없습니다. open_time_utc 또는 timestamp, open, high, low, close, 그리고 volume, volume_btc 또는 volume_base가 필요합니다</translation>
    </message>
    <message>
        <source>the header names this column twice</source>
        <translation>머리글에 같은 열이 두 번 있습니다</translation>
    </message>
    <message>
        <source>the row ends before this column</source>
        <translation>행이 이 열 앞에서 끝났습니다</translation>
    </message>
    <message>
        <source>the row has more fields than the header</source>
        <translation>행의 항목이 머리글보다 많습니다</translation>
    </message>
    <message>
        <source>the line is too long</source>
        <translation>줄이 너무 깁니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time; ISO 8601 or epoch milliseconds are</source>
        <translation>&quot;%1&quot;은(는) 시각이 아닙니다. ISO 8601 또는 epoch 밀리초를 쓰세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no decimal number</source>
        <translation>&quot;%1&quot;은(는) 십진수가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than 8 digits behind the point</source>
        <translation>&quot;%1&quot;은(는) 소수점 아래가 8자리를 넘습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is beyond what Kkachi counts (92 billion)</source>
        <translation>&quot;%1&quot;은(는) 까치가 다루는 범위(920억)를 넘습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no price; a price is above 0</source>
        <translation>&quot;%1&quot;은(는) 가격이 아닙니다. 가격은 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no volume; a volume is 0 or more</source>
        <translation>&quot;%1&quot;은(는) 거래량이 아닙니다. 거래량은 0 이상이어야 합니다</translation>
    </message>
    <message>
        <source>the bar&apos;s high is below its low (%1)</source>
        <translation>봉의 고가가 저가보다 낮습니다(%1)</translation>
    </message>
    <message>
        <source>the bar&apos;s open is not between its low and its high (%1)</source>
        <translation>봉의 시가가 저가와 고가 사이에 있지 않습니다(%1)</translation>
    </message>
    <message>
        <source>the bar&apos;s close is not between its low and its high (%1)</source>
        <translation>봉의 종가가 저가와 고가 사이에 있지 않습니다(%1)</translation>
    </message>
    <message>
        <source>the time %1 is that of the bar before</source>
        <translation>시각 %1이(가) 앞 봉과 같습니다</translation>
    </message>
    <message>
        <source>the time %1 goes back; bars must stand in order</source>
        <translation>시각 %1이(가) 거꾸로 갔습니다. 봉은 시간순이어야 합니다</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>혹시 %1인가요?</translation>
    </message>
    <message>
        <source>, column %1</source>
        <translation>, %1 열</translation>
    </message>
    <message>
        <source>%1 is in use by another Kkachi (process id %2). Each data folder serves one at a time; choose another with --data-dir.</source>
        <translation>%1 폴더를 다른 까치(프로세스 %2)가 쓰고 있습니다. 데이터 폴더는 한 번에 하나만 쓸 수 있으니 --data-dir로 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The data folder %1 is not writable. Choose another with --data-dir.</source>
        <translation>데이터 폴더 %1에 쓸 수 없습니다. --data-dir로 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>There is no strategy &quot;%1&quot;; known are: %2</source>
        <translation>&quot;%1&quot; 전략은 없습니다. 쓸 수 있는 전략: %2</translation>
    </message>
    <message>
        <source>The strategy has no parameter &quot;%1&quot;; it has: %2</source>
        <translation>이 전략에는 &quot;%1&quot; 매개변수가 없습니다. 있는 것: %2</translation>
    </message>
    <message>
        <source>The parameter %1 = %2 is out of range; allowed: %3</source>
        <translation>매개변수 %1 = %2은(는) 범위를 벗어났습니다. 허용 범위: %3</translation>
    </message>
    <message>
        <source>The parameter %1 = %2 must be a whole number; allowed: %3</source>
        <translation>매개변수 %1 = %2은(는) 정수여야 합니다. 허용 범위: %3</translation>
    </message>
    <message>
        <source>The parameters %1 do not fit together (%2); needed: %3</source>
        <translation>매개변수 %1이(가) 서로 맞지 않습니다(%2). 필요한 조건: %3</translation>
    </message>
    <message>
        <source>The database cannot be used: %1</source>
        <translation>데이터베이스를 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The exchange cannot be reached: %1</source>
        <translation>거래소에 연결할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The strategy cannot be used: %1</source>
        <translation>전략을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The web page cannot be served: %1</source>
        <translation>웹 페이지를 제공할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the header &quot;%1&quot; is neither that of candles (timestamp, open, high, low, close, volume) nor of trades (timestamp, price, volume)</source>
        <translation>머리글 &quot;%1&quot;은(는) 캔들(timestamp, open, high, low, close, volume)의 것도 체결(timestamp, price, volume)의 것도 아닙니다</translation>
    </message>
    <message>
        <source>this is missing; trades need timestamp or trade_timestamp, price or trade_price, and volume or trade_volume</source>
        <translation>이것이 없습니다. 체결에는 timestamp 또는 trade_timestamp, price 또는 trade_price, volume 또는 trade_volume이 필요합니다</translation>
    </message>
    <message>
        <source>there is no trade in it</source>
        <translation>체결이 하나도 없습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no volume of a trade; a volume is above 0</source>
        <translation>&quot;%1&quot;은(는) 체결 수량이 아닙니다. 수량은 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no side; allowed: BID, ASK, buy, sell</source>
        <translation>&quot;%1&quot;은(는) 매수·매도 구분이 아닙니다. 허용: BID, ASK, buy, sell</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no sequential id; a whole number above 0 is</source>
        <translation>&quot;%1&quot;은(는) 체결 번호가 아닙니다. 0보다 큰 정수여야 합니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is another market than that of the first trade; one market is allowed</source>
        <translation>&quot;%1&quot;은(는) 첫 체결과 다른 시장입니다. 한 시장만 허용됩니다</translation>
    </message>
    <message>
        <source>the time %1 is out of order; trades must stand in order of time</source>
        <translation>시각 %1의 순서가 맞지 않습니다. 체결은 시간 순서대로 있어야 합니다</translation>
    </message>
    <message>
        <source>the file ends in the middle of its JSON</source>
        <translation>JSON이 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no part of a JSON array of objects, or of one object after the other</source>
        <translation>&quot;%1&quot;은(는) JSON 객체의 배열이나 차례로 놓인 JSON 객체가 아닙니다</translation>
    </message>
</context>
<context>
    <name>ReplayOption</name>
    <message>
        <source>%1: trades whose sequential id stood there before were left out: %2</source>
        <translation>%1: 체결 번호가 이미 나온 체결을 제외했습니다: %2건</translation>
    </message>
</context>
<context>
    <name>RunCommand</name>
    <message>
        <source>--duration %1: needed is a time such as 60s, 5m or 2h, up to 20d</source>
        <translation>--duration %1: 60s, 5m, 2h 같은 시간이 필요합니다(최대 20d)</translation>
    </message>
    <message>
        <source>Trade without a window</source>
        <translation>창 없이 거래합니다</translation>
    </message>
    <message>
        <source>demo, paper or live</source>
        <translation>demo, paper, live 중 하나</translation>
    </message>
    <message>
        <source>Stop after this wall time: 60s, 5m, 2h</source>
        <translation>실제 시간으로 이만큼 지나면 중지합니다: 60s, 5m, 2h</translation>
    </message>
    <message>
        <source>Write one JSON object a line to this file, - for standard output</source>
        <translation>이 파일에 한 줄에 하나씩 JSON 객체를 씁니다. -는 표준 출력입니다</translation>
    </message>
    <message>
        <source>Serve the web page at ADDRESS:PORT</source>
        <translation>ADDRESS:PORT에서 웹 페이지를 제공합니다</translation>
    </message>
    <message>
        <source>Seed of the demo market</source>
        <translation>데모 시장의 시드</translation>
    </message>
    <message>
        <source>Market seconds in a second, demo only</source>
        <translation>1초에 흐르는 시장 시간(초), 데모 전용</translation>
    </message>
    <message>
        <source>Example: kkachi-cli run --mode demo --duration 60s --events -</source>
        <translation>예: kkachi-cli run --mode demo --duration 60s --events -</translation>
    </message>
    <message>
        <source>Candles or trades for the demo market, CSV or JSON, plain or gzip</source>
        <translation>데모 시장에 쓸 캔들 또는 체결 기록. CSV나 JSON, gzip도 됩니다</translation>
    </message>
</context>
<context>
    <name>SecretPrompt</name>
    <message>
        <source>Passphrase of the key file (not shown): </source>
        <translation>키 파일의 암호문구(화면에 보이지 않음): </translation>
    </message>
    <message>
        <source>New passphrase for the key file (not shown): </source>
        <translation>키 파일의 새 암호문구(화면에 보이지 않음): </translation>
    </message>
    <message>
        <source>The same once more: </source>
        <translation>한 번 더: </translation>
    </message>
</context>
<context>
    <name>SessionOptions</name>
    <message>
        <source>--dashboard %1: an address and a port are needed, for instance 127.0.0.1:8787</source>
        <translation>--dashboard %1: 127.0.0.1:8787 같은 주소와 포트가 필요합니다</translation>
    </message>
    <message>
        <source>mode = %1: this version trades in demo mode only; nothing was started.</source>
        <translation>mode = %1: 이 버전은 데모 모드로만 거래합니다. 아무것도 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>signal.engine = replay: this version knows gpt and rules; nothing was started.</source>
        <translation>signal.engine = replay: 이 버전은 gpt와 rules만 지원합니다. 아무것도 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>--speed %1 is out of range; allowed: more than 0, up to 10000</source>
        <translation>--speed %1은(는) 범위를 벗어났습니다. 허용 범위: 0보다 크고 10000 이하</translation>
    </message>
</context>
<context>
    <name>SimulatorCommand</name>
    <message>
        <source>--speed %1 is out of range; allowed: more than 0, up to 10000</source>
        <translation>--speed %1은(는) 범위를 벗어났습니다. 허용 범위: 0보다 크고 10000 이하</translation>
    </message>
    <message>
        <source>Port %1 is in use.</source>
        <translation>포트 %1을(를) 이미 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The simulator cannot start: %1</source>
        <translation>시뮬레이터를 시작할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The built-in Upbit- and OpenAI-compatible server on its own</source>
        <translation>내장된 업비트·OpenAI 호환 서버만 실행합니다</translation>
    </message>
    <message>
        <source>Port on 127.0.0.1; 0 takes a free one</source>
        <translation>127.0.0.1의 포트. 0은 빈 포트를 고릅니다</translation>
    </message>
    <message>
        <source>Seed of the market</source>
        <translation>시장의 시드</translation>
    </message>
    <message>
        <source>Market seconds in a second</source>
        <translation>1초에 흐르는 시장 시간(초)</translation>
    </message>
    <message>
        <source>Access key of the trader</source>
        <translation>거래자의 액세스 키</translation>
    </message>
    <message>
        <source>Secret key of the trader</source>
        <translation>거래자의 시크릿 키</translation>
    </message>
    <message>
        <source>The only OpenAI key that is accepted; any by default</source>
        <translation>받아들일 유일한 OpenAI 키. 기본값은 모든 키를 받습니다</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>%1 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>--faults is not understood: %1</source>
        <translation>--faults를 이해할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>What goes wrong from the start, see below</source>
        <translation>처음부터 일으킬 오류. 아래 설명을 보십시오</translation>
    </message>
    <message>
        <source>--switch is not understood: %1</source>
        <translation>--switch를 이해할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>NAME=VALUE: a reading of what Upbit leaves open; may be repeated</source>
        <translation>NAME=VALUE: 업비트가 정하지 않은 것의 해석. 여러 번 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Serve over TLS; the ready line names the file of the certificate</source>
        <translation>TLS로 제공합니다. 준비 줄에 인증서 파일이 적힙니다</translation>
    </message>
    <message>
        <source>--analyst is not understood: %1</source>
        <translation>--analyst를 이해할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>What the analyst does before it follows its rule, such as refusal*2,slow=3000,error=503, or a JSON array of steps</source>
        <translation>분석가가 규칙을 따르기 전에 할 일. 예: refusal*2,slow=3000,error=503 또는 단계의 JSON 배열</translation>
    </message>
    <message>
        <source>Candles or trades for the market, CSV or JSON, plain or gzip; see below</source>
        <translation>시장에 쓸 캔들 또는 체결 기록. CSV나 JSON, gzip도 됩니다. 아래 설명 참고</translation>
    </message>
    <message>
        <source>--from %1 is not understood; allowed: a UTC time within the file of --replay, or from 2010 to 2099 without one</source>
        <translation>--from %1 값을 이해할 수 없습니다. 허용: --replay 파일 안의 UTC 시각, 파일이 없으면 2010년부터 2099년까지</translation>
    </message>
    <message>
        <source>When the market starts: a time in the file of --replay, whose bars before it are its past; without a file, with --seed, the time that makes a generated market the same to the byte</source>
        <translation>시장이 시작하는 시각. --replay 파일 안의 시각이면 그 앞의 봉이 과거가 됩니다. 파일이 없으면 --seed와 함께, 생성된 시장을 한 바이트까지 같게 만드는 시각입니다</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>%1 is out of range; allowed: whole numbers from 0 to %2</source>
        <translation>%1은(는) 범위를 벗어났습니다. 허용: 0부터 %2까지의 정수</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; known are: %2</source>
        <translation>&quot;%1&quot; 명령은 없습니다. 쓸 수 있는 명령: %2</translation>
    </message>
    <message>
        <source>Not expected here: %1</source>
        <translation>여기에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>A command is needed: %1</source>
        <translation>명령이 필요합니다: %1</translation>
    </message>
    <message>
        <source>A value cannot be read: %1</source>
        <translation>값을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Something is missing: %1</source>
        <translation>빠진 것이 있습니다: %1</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>사용법</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>Print this help and end</source>
        <translation>이 도움말을 출력하고 끝냅니다</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>See: %1 --help</source>
        <translation>참고: %1 --help</translation>
    </message>
</context>
<context>
    <name>backtest</name>
    <message>
        <source>Risk is off: no stop-loss, no daily loss limit, no volatility guard.</source>
        <translation>위험 관리가 꺼져 있습니다. 손절, 일일 손실 한도, 변동성 제한이 없습니다.</translation>
    </message>
    <message>
        <source>The volatility guard is not simulated: the bars are longer than its window.</source>
        <translation>봉이 변동성 측정 구간보다 길어 변동성 제한은 적용하지 않았습니다.</translation>
    </message>
    <message>
        <source>The total loss limit is not simulated.</source>
        <translation>총손실 한도는 적용하지 않았습니다.</translation>
    </message>
    <message>
        <source>A position is open at the end; it is not counted as a trade.</source>
        <translation>끝까지 청산되지 않은 포지션이 있습니다. 거래 횟수에 넣지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>{place}: the file {value} cannot be read</source>
        <translation>{place}: {value} 파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>{place}: this is not TOML: {value}</source>
        <translation>{place}: TOML 형식이 아닙니다: {value}</translation>
    </message>
    <message>
        <source>{place}: there is no setting {key} (value {value})</source>
        <translation>{place}: {key} 설정은 없습니다(값 {value})</translation>
    </message>
    <message>
        <source>{place}: {key} looks like a secret. Keys and passwords belong in the keychain: kkachi-cli keys set NAME</source>
        <translation>{place}: {key}은(는) 비밀 값으로 보입니다. 키와 비밀번호는 키체인에 넣으세요: kkachi-cli keys set NAME</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} is of the wrong type. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}의 형식이 맞지 않습니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} cannot be read. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}을(를) 읽을 수 없습니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} is out of range. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}은(는) 범위를 벗어났습니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} is none of the choices. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}은(는) 고를 수 없는 값입니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} would send keys unencrypted to another machine. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}을(를) 쓰면 키가 암호화되지 않은 채 다른 컴퓨터로 나갑니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>{place}: {key} = {value} would open the web page to the network, which needs TLS and a password. This version has neither. Allowed: {allowed}</source>
        <translation>{place}: {key} = {value}을(를) 쓰면 웹 페이지가 네트워크에 열리는데, 그러려면 TLS와 비밀번호가 필요합니다. 이 버전에는 둘 다 없습니다. 허용되는 값: {allowed}</translation>
    </message>
    <message>
        <source>The market to trade, as Upbit names it.</source>
        <translation>거래할 마켓(업비트 표기).</translation>
    </message>
    <message>
        <source>demo: built-in exchange, no network. paper: the real market, orders are only simulated. live: real orders with real money.</source>
        <translation>demo: 내장 거래소, 네트워크 불필요. paper: 실제 시세에 주문만 모의. live: 실제 돈으로 실제 주문.</translation>
    </message>
    <message>
        <source>Address of the exchange&apos;s REST interface; its paths begin at /v1.</source>
        <translation>거래소 REST 주소. 경로는 /v1로 시작합니다.</translation>
    </message>
    <message>
        <source>Address of the exchange&apos;s WebSocket; the private one is the same with /private behind.</source>
        <translation>거래소 웹소켓 주소. 비공개 채널은 뒤에 /private가 붙습니다.</translation>
    </message>
    <message>
        <source>How often a row of market data is stored.</source>
        <translation>시세 한 줄을 저장하는 간격.</translation>
    </message>
    <message>
        <source>Who gives the signals. gpt: a language model. rules: the strategy below. replay: the stored answers of an earlier run.</source>
        <translation>신호를 내는 주체. gpt: 언어 모델. rules: 아래 전략. replay: 이전 실행에서 저장한 답.</translation>
    </message>
    <message>
        <source>The chat model to ask, as its server names it.</source>
        <translation>질문할 대화 모델(서버의 표기).</translation>
    </message>
    <message>
        <source>Address of OpenAI or of any server compatible with it.</source>
        <translation>OpenAI 또는 호환 서버의 주소.</translation>
    </message>
    <message>
        <source>The strategy that answers when the engine is rules, and the fallback of gpt: any strategy of the backtester.</source>
        <translation>rules일 때 답하고 gpt의 대안이 되는 전략. 백테스트의 모든 전략을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The strategy&apos;s parameters; those not named keep their defaults.</source>
        <translation>전략의 매개변수. 적지 않은 것은 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>Length of the bars that the strategy sees.</source>
        <translation>전략이 보는 봉의 길이.</translation>
    </message>
    <message>
        <source>Time between two questions to the analyst.</source>
        <translation>분석가에게 묻는 간격.</translation>
    </message>
    <message>
        <source>How long an answer may take in all. A later one counts as Hold.</source>
        <translation>답을 기다리는 최대 시간. 더 늦은 답은 관망으로 처리합니다.</translation>
    </message>
    <message>
        <source>Signals with less confidence are not acted on.</source>
        <translation>확신도가 이보다 낮은 신호는 따르지 않습니다.</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>미국 달러</translation>
    </message>
    <message>
        <source>What the analyst may cost in a day; 0 is no limit.</source>
        <translation>분석가에게 하루 동안 쓸 수 있는 비용. 0은 제한 없음.</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>퍼센트</translation>
    </message>
    <message>
        <source>Largest position, in percent of total capital.</source>
        <translation>최대 포지션(총자본 대비 퍼센트).</translation>
    </message>
    <message>
        <source>The position is sold when the price is this far below its average entry.</source>
        <translation>가격이 평균 매수가보다 이만큼 내리면 포지션을 매도합니다.</translation>
    </message>
    <message>
        <source>won</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Cap on the capital that percentages are taken of; 0 is the whole pocket.</source>
        <translation>퍼센트 계산에 쓰는 자본의 상한. 0은 전체 잔고.</translation>
    </message>
    <message>
        <source>No new entries for the rest of the trading day (from 09:00 in Korea) after this loss, in percent of total capital. 0.3 is five stops at the defaults.</source>
        <translation>총자본의 이 퍼센트만큼 잃으면 그 거래일(한국 시각 09:00 시작)이 끝날 때까지 신규 매수를 하지 않습니다. 0.3은 기본값에서 손절 다섯 번입니다.</translation>
    </message>
    <message>
        <source>Trading stops and the position is only guarded after this fall from the highest equity.</source>
        <translation>최고 총자산에서 이만큼 떨어지면 거래를 멈추고 포지션을 보호하기만 합니다.</translation>
    </message>
    <message>
        <source>The time over which volatility is measured.</source>
        <translation>변동성을 재는 구간.</translation>
    </message>
    <message>
        <source>No new entries while the highest price of the window is this far above its lowest.</source>
        <translation>구간의 최고가가 최저가보다 이만큼 높은 동안에는 신규 매수를 하지 않습니다.</translation>
    </message>
    <message>
        <source>No more orders than this in a minute.</source>
        <translation>1분 동안 낼 수 있는 최대 주문 수.</translation>
    </message>
    <message>
        <source>How orders are sent. A stop-loss always sells at market.</source>
        <translation>주문 방식. 손절은 언제나 시장가로 매도합니다.</translation>
    </message>
    <message>
        <source>A limit order that is not filled by then is cancelled: an entry is dropped, an exit goes to market.</source>
        <translation>그때까지 체결되지 않은 지정가 주문은 취소합니다. 매수는 포기하고, 매도는 시장가로 냅니다.</translation>
    </message>
    <message>
        <source>basis points</source>
        <translation>베이시스포인트</translation>
    </message>
    <message>
        <source>Moves a limit price from the best quote of our own side.</source>
        <translation>우리 쪽 최우선 호가에서 지정가를 이만큼 옮깁니다.</translation>
    </message>
    <message>
        <source>How often an order is sent that provably did not arrive.</source>
        <translation>도착하지 않은 것이 확실한 주문을 보내는 최대 횟수.</translation>
    </message>
    <message>
        <source>The database. &quot;sqlite:&quot; is a file in the data directory, one for each mode.</source>
        <translation>데이터베이스. &quot;sqlite:&quot;는 데이터 폴더의 파일이며 모드마다 하나씩입니다.</translation>
    </message>
    <message>
        <source>Serves a read-only web page with price, equity, signals and orders.</source>
        <translation>가격, 총자산, 신호, 주문을 보여 주는 읽기 전용 웹 페이지를 제공합니다.</translation>
    </message>
    <message>
        <source>Where the web page listens. Other machines would need TLS and a password, which this version does not have, so only this computer is allowed.</source>
        <translation>웹 페이지의 주소. 다른 컴퓨터에서 보려면 TLS와 비밀번호가 필요한데 이 버전에는 없으므로 이 컴퓨터만 허용합니다.</translation>
    </message>
    <message>
        <source>Port of the web page; 0 takes any free one.</source>
        <translation>웹 페이지의 포트. 0은 빈 포트를 고릅니다.</translation>
    </message>
    <message>
        <source>DEBUG: detail for development. INFO: normal operation. WARNING: needs attention. ERROR: an operation failed. CRITICAL: trading stopped, or the state of money is unknown.</source>
        <translation>DEBUG: 개발용 상세. INFO: 정상 동작. WARNING: 주의 필요. ERROR: 작업 실패. CRITICAL: 거래가 멈췄거나 자금 상태를 알 수 없음.</translation>
    </message>
    <message>
        <source>For services: the word LIVE, which a person otherwise types at each start of live trading.</source>
        <translation>서비스용: 실거래를 시작할 때마다 사람이 입력하는 단어 LIVE.</translation>
    </message>
    <message>
        <source>What a demo starts with.</source>
        <translation>데모의 시작 금액.</translation>
    </message>
    <message>
        <source>What paper trading starts with.</source>
        <translation>모의투자의 시작 금액.</translation>
    </message>
    <message>
        <source>How requests are signed. Upbit recommends HS512 and accepts HS256.</source>
        <translation>요청에 서명하는 방식. 업비트는 HS512를 권장하며 HS256도 받습니다.</translation>
    </message>
    <message>
        <source>A host that may be sent your keys&apos; signatures besides api.upbit.com and this computer. Needed only where exchange.rest_url names another.</source>
        <translation>api.upbit.com과 이 컴퓨터 외에 API 키로 서명한 요청을 보내도 되는 호스트. exchange.rest_url이 다른 곳을 가리킬 때만 필요합니다.</translation>
    </message>
    <message>
        <source>PEM file with certificate authorities to trust besides the system&apos;s own, at the exchange and at the analyst.</source>
        <translation>시스템이 신뢰하는 인증 기관에 더해, 거래소와 분석 서버에 접속할 때 신뢰할 인증 기관의 PEM 파일.</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>Nothing to do.</source>
        <translation>할 일이 없습니다.</translation>
    </message>
    <message>
        <source>Wait: no entries until it is connected.</source>
        <translation>기다리세요. 연결될 때까지 매수하지 않습니다.</translation>
    </message>
    <message>
        <source>No entries until messages come; check the network if it lasts.</source>
        <translation>수신될 때까지 매수하지 않습니다. 계속되면 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>It reconnects by itself; check the network if it lasts.</source>
        <translation>스스로 다시 연결합니다. 계속되면 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>account not read</source>
        <translation>계좌 미확인</translation>
    </message>
    <message>
        <source>No orders until balances and open orders are known.</source>
        <translation>잔고와 미체결 주문을 확인할 때까지 주문하지 않습니다.</translation>
    </message>
    <message>
        <source>no usable answer</source>
        <translation>쓸 수 있는 답 없음</translation>
    </message>
    <message>
        <source>It counts as Hold; the next question goes out on time.</source>
        <translation>관망으로 처리합니다. 다음 질문은 제때 나갑니다.</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>아직 질문 전</translation>
    </message>
    <message>
        <source>The first question goes out at Start.</source>
        <translation>시작하면 첫 질문이 나갑니다.</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>응답 %1</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>기록 중</translation>
    </message>
    <message>
        <source>write failed</source>
        <translation>기록 실패</translation>
    </message>
    <message>
        <source>No order leaves without its row; check the disk and its space.</source>
        <translation>기록하지 못한 주문은 내보내지 않습니다. 디스크와 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>Trades come late, and no book: stops work, entries wait for the stream; it reconnects by itself.</source>
        <translation>체결이 늦게 들어오고 호가창이 없습니다. 손절은 동작하며, 신규 진입은 실시간 연결이 돌아올 때까지 미룹니다. 연결은 자동으로 복구합니다.</translation>
    </message>
</context>
<context>
    <name>kkachi::app::desktop::DesktopProgram</name>
    <message>
        <source>Kkachi cannot start</source>
        <translation>까치를 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>The engine has halted</source>
        <translation>엔진이 멈췄습니다</translation>
    </message>
</context>
<context>
    <name>kkachi::app::doctor::Doctor</name>
    <message>
        <source>no answer within %1 seconds</source>
        <translation>%1초 안에 답이 없습니다</translation>
    </message>
    <message>
        <source>Try again; if it stays so, what is asked here hangs.</source>
        <translation>다시 해 보세요. 계속 그렇다면 여기서 묻는 대상이 멈춰 있습니다.</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::AlertsModel</name>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>상세</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::BookLadder</name>
    <message>
        <source>Order book</source>
        <translation>호가</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>등락률</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>잔량</translation>
    </message>
    <message>
        <source>Against the close of the trading day before</source>
        <translation>전일 종가 대비</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::ChartPanel</name>
    <message>
        <source>Stop</source>
        <translation>손절가</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>평균 매수가</translation>
    </message>
    <message>
        <source>Waiting for the first trade</source>
        <translation>첫 체결을 기다리는 중</translation>
    </message>
    <message>
        <source>%1 KST  O %2  H %3  L %4  C %5  V %6</source>
        <translation>%1 KST  시 %2  고 %3  저 %4  종 %5  량 %6</translation>
    </message>
    <message>
        <source>1 s</source>
        <translation>1초</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1분</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Keep the newest bar in view (End, or a double click in the chart)</source>
        <translation>최신 봉을 계속 보여 줍니다 (End 키 또는 차트 두 번 클릭)</translation>
    </message>
    <message>
        <source>Candle chart</source>
        <translation>캔들 차트</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::FillsModel</name>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>체결가</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>체결량</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>체결 금액</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>주문 식별자</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>체결 번호</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::HealthLight</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Last message %1 ago</source>
        <translation>마지막 수신 %1 전</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::LadderCanvas</name>
    <message>
        <source>Best ask %1, best bid %2</source>
        <translation>최우선 매도호가 %1, 최우선 매수호가 %2</translation>
    </message>
    <message>
        <source>No order book yet</source>
        <translation>아직 호가가 없습니다</translation>
    </message>
    <message>
        <source>Spread %1</source>
        <translation>스프레드 %1</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::LiveConfirmation</name>
    <message>
        <source>Trade with real money?</source>
        <translation>실제 돈으로 거래할까요?</translation>
    </message>
    <message>
        <source>Kkachi will send real orders for %1 to Upbit. Type LIVE to go on.</source>
        <translation>까치가 업비트에 %1 실제 주문을 냅니다. 계속하려면 LIVE를 입력하세요.</translation>
    </message>
    <message>
        <source>Start live trading</source>
        <translation>실거래 시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::MainWindow</name>
    <message>
        <source>Stopped with a position.</source>
        <translation>포지션을 보유한 채 중지했습니다.</translation>
    </message>
    <message>
        <source>It is kept, and no stop-loss guards it until trading starts again.</source>
        <translation>포지션은 그대로 유지되며, 거래를 다시 시작할 때까지 손절이 작동하지 않습니다.</translation>
    </message>
    <message>
        <source>Kkachi - %1 - %2</source>
        <translation>까치 - %1 - %2</translation>
    </message>
    <message>
        <source>&amp;Trading</source>
        <translation>거래(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Kkachi</source>
        <translation>까치 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>체결</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>신호</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::MessageBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::OrdersModel</name>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>주문량</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>주문가</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>체결량</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>평균 체결가</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>수수료</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>주문 식별자</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::PositionCard</name>
    <message>
        <source>%1, guarded</source>
        <translation>%1, 보호됨</translation>
    </message>
    <message>
        <source>%1, NOT GUARDED</source>
        <translation>%1, 보호 안 됨!</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>보유 수량</translation>
    </message>
    <message>
        <source>Average entry</source>
        <translation>평균 매수가</translation>
    </message>
    <message>
        <source>Unrealised P&amp;L</source>
        <translation>평가손익</translation>
    </message>
    <message>
        <source>Realised P&amp;L</source>
        <translation>실현손익</translation>
    </message>
    <message>
        <source>Fees paid</source>
        <translation>누적 수수료</translation>
    </message>
    <message>
        <source>Stop price</source>
        <translation>손절가</translation>
    </message>
    <message>
        <source>Stop cover</source>
        <translation>손절 적용</translation>
    </message>
    <message>
        <source>External coins</source>
        <translation>외부 보유분</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>포지션</translation>
    </message>
    <message>
        <source>Bitcoin at the exchange that Kkachi did not buy: no exposure, no stop, never sold</source>
        <translation>까치가 사지 않은 거래소 보유 비트코인입니다. 노출 금액에 넣지 않고, 손절을 걸지 않으며, 팔지 않습니다</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::RiskPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no position / %1</source>
        <translation>포지션 없음 / %1</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>위험 관리</translation>
    </message>
    <message>
        <source>Position limit</source>
        <translation>포지션 한도</translation>
    </message>
    <message>
        <source>Stop-loss</source>
        <translation>손절</translation>
    </message>
    <message>
        <source>Daily loss</source>
        <translation>일일 손실</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>변동성</translation>
    </message>
    <message>
        <source>What the position and open entry orders are worth at worst, against the most that is allowed</source>
        <translation>포지션과 미체결 매수 주문의 최대 금액 / 허용 한도</translation>
    </message>
    <message>
        <source>Fall below the average entry price, against the fall at which everything is sold at market</source>
        <translation>평균 매수가 대비 하락률 / 전량 시장가로 손절하는 하락률</translation>
    </message>
    <message>
        <source>Loss since 09:00 KST, against the loss at which new entries pause until the next trading day</source>
        <translation>09:00 KST 이후 손실 / 다음 거래일까지 신규 매수를 멈추는 손실</translation>
    </message>
    <message>
        <source>Highest against lowest price of the last moments; at the limit new entries are refused</source>
        <translation>최근 구간의 최고가와 최저가 차이이며, 한도에 이르면 신규 매수를 거부합니다</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::SafetyBar</name>
    <message>
        <source>reached</source>
        <translation>도달</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>총자산</translation>
    </message>
    <message>
        <source>Day P&amp;L since 09:00 KST</source>
        <translation>당일 손익(09:00 KST부터)</translation>
    </message>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
    <message>
        <source>To daily loss limit</source>
        <translation>일일 손실 한도까지</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>시세</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>DB</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::SignalCard</name>
    <message>
        <source>How sure the analyst says it is</source>
        <translation>분석가가 밝힌 확신도</translation>
    </message>
    <message>
        <source>%1 KST</source>
        <translation>%1 KST</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>아직 판정 전</translation>
    </message>
    <message>
        <source>%1, answered in %2</source>
        <translation>%1, 응답 %2</translation>
    </message>
    <message>
        <source>No signal yet. The analyst is asked as soon as trading starts.</source>
        <translation>아직 신호가 없습니다. 거래를 시작하면 바로 분석가에게 묻습니다.</translation>
    </message>
    <message>
        <source>AI signal</source>
        <translation>AI 신호</translation>
    </message>
    <message>
        <source>Risk verdict</source>
        <translation>위험 판정</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::SignalsModel</name>
    <message>
        <source>Time (KST)</source>
        <translation>시각(KST)</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>신호</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Risk verdict</source>
        <translation>위험 판정</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>근거</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::TapeModel</name>
    <message>
        <source>Price</source>
        <translation>체결가</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>체결량</translation>
    </message>
    <message>
        <source>KST</source>
        <translation>KST</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::TapeView</name>
    <message>
        <source>Trades</source>
        <translation>실시간 체결</translation>
    </message>
</context>
<context>
    <name>kkachi::ui::TradingActions</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Begin to ask for signals and to trade on them (%1)</source>
        <translation>신호를 받아 거래를 시작합니다 (%1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Cancel resting orders and stop trading; a position is kept (%1)</source>
        <translation>미체결 주문을 취소하고 거래를 중지합니다. 포지션은 유지됩니다 (%1)</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>₩%1</source>
        <translation>%1원</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Stop trading?</source>
        <translation>거래를 중지할까요?</translation>
    </message>
    <message>
        <source>The position of %1 will be kept, and nothing will guard it.</source>
        <translation>%1 포지션은 그대로 유지되며, 손절로 보호되지 않습니다.</translation>
    </message>
    <message>
        <source>Resting orders are cancelled. The stop-loss no longer works until trading starts again.</source>
        <translation>미체결 주문은 취소됩니다. 거래를 다시 시작할 때까지 손절이 작동하지 않습니다.</translation>
    </message>
    <message>
        <source>Stop, keep the position</source>
        <translation>중지하고 포지션 유지</translation>
    </message>
    <message>
        <source>Go on trading</source>
        <translation>거래 계속</translation>
    </message>
    <message>
        <source>There is no open position.</source>
        <translation>보유 포지션이 없습니다.</translation>
    </message>
    <message>
        <source>The position of %1 would be kept, and nothing would guard it.</source>
        <translation>%1 포지션은 그대로 유지되며, 손절로 보호되지 않습니다.</translation>
    </message>
    <message>
        <source>Kkachi is trading</source>
        <translation>거래 중입니다</translation>
    </message>
    <message>
        <source>Stop trading and quit?</source>
        <translation>거래를 중지하고 종료할까요?</translation>
    </message>
    <message>
        <source>Resting orders are cancelled first.</source>
        <translation>먼저 미체결 주문을 취소합니다.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>중지하고 종료</translation>
    </message>
    <message>
        <source>Keep running, minimised</source>
        <translation>최소화하고 계속 거래</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Still stopping</source>
        <translation>아직 중지하는 중입니다</translation>
    </message>
    <message>
        <source>Kkachi is cancelling resting orders and quits when that is proved.</source>
        <translation>미체결 주문을 취소하는 중이며, 취소가 확인되면 종료합니다.</translation>
    </message>
    <message>
        <source>If you quit now, orders may stay open at the exchange.</source>
        <translation>지금 종료하면 거래소에 미체결 주문이 남을 수 있습니다.</translation>
    </message>
    <message>
        <source>Quit without waiting</source>
        <translation>기다리지 않고 종료</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>기다리기</translation>
    </message>
    <message>
        <source>About Kkachi</source>
        <translation>까치 정보</translation>
    </message>
    <message>
        <source>Kkachi %1, a bitcoin trading terminal for Upbit</source>
        <translation>까치 %1, 업비트 비트코인 거래 터미널</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Trading can lose money; no signal is a promise.</source>
        <translation>GNU 일반 공중 사용 허가서(GPL) 3판 이상을 따르는 자유 소프트웨어입니다. 거래에는 손실 위험이 있으며, 어떤 신호도 수익을 약속하지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>signal</name>
    <message>
        <source>The analyst did not answer in time.</source>
        <translation>분석가가 제시간에 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s server could not be reached.</source>
        <translation>분석가 서버에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>No secure connection to the analyst&apos;s server.</source>
        <translation>분석가 서버와 보안 연결을 맺을 수 없습니다.</translation>
    </message>
    <message>
        <source>Plain http is only allowed on this computer. Use https.</source>
        <translation>암호화하지 않은 http는 이 컴퓨터에서만 쓸 수 있습니다. https를 쓰세요.</translation>
    </message>
    <message>
        <source>The analyst declined to answer.</source>
        <translation>분석가가 답변을 거절했습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s answer was cut off.</source>
        <translation>분석가의 답이 중간에 끊겼습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s answer was removed by a content filter.</source>
        <translation>분석가의 답이 콘텐츠 필터에 걸려 삭제되었습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s answer was empty.</source>
        <translation>분석가의 답이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The analyst asked for a tool instead of answering.</source>
        <translation>분석가가 답 대신 도구 사용을 요청했습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s answer was too large.</source>
        <translation>분석가의 답이 너무 큽니다.</translation>
    </message>
    <message>
        <source>Earlier questions to the analyst are still open.</source>
        <translation>분석가에게 보낸 이전 질문이 아직 처리 중입니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s server refused the API key. Check the key.</source>
        <translation>분석가 서버가 API 키를 거부했습니다. 키를 확인하세요.</translation>
    </message>
    <message>
        <source>The API key has no access to the analyst&apos;s server, or the country is not supported.</source>
        <translation>API 키에 분석가 서버 접근 권한이 없거나 지원하지 않는 국가입니다.</translation>
    </message>
    <message>
        <source>The model is unknown or has been retired. Choose another model, or check the address.</source>
        <translation>모델이 없거나 서비스가 끝났습니다. 다른 모델을 고르거나 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>The credit or monthly limit of the API account is used up.</source>
        <translation>API 계정의 크레딧이나 월 한도를 다 썼습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s answer could not be used.</source>
        <translation>분석가의 답을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s server limits the rate of questions.</source>
        <translation>분석가 서버가 질문 횟수를 제한합니다.</translation>
    </message>
    <message>
        <source>The analyst&apos;s server answered with an error.</source>
        <translation>분석가 서버가 오류로 답했습니다.</translation>
    </message>
</context>
<context>
    <name>strategy</name>
    <message>
        <source>Buy on the first bar, Hold ever after, also after a stop-loss.</source>
        <translation>첫 봉에서 매수하고 이후에는 손절된 뒤에도 계속 관망합니다.</translation>
    </message>
    <message>
        <source>Wilder&apos;s relative strength index of the close: the first average is the mean of the first `period` changes, each later one (previous x (period - 1) + new) / period; 100 with gains only, 0 with losses only, 50 with neither. Buy when it rises from at or below `lower` to above it; Sell when it falls from at or above `upper` to below it. First answer on bar period + 1, counted from 0.</source>
        <translation>종가의 와일더 RSI입니다. 첫 평균은 처음 `period`개 변화의 평균이고, 이후에는 (이전 평균 x (period - 1) + 새 변화) / period입니다. 상승만 있으면 100, 하락만 있으면 0, 둘 다 없으면 50입니다. `lower` 이하에서 그 위로 오르면 매수하고, `upper` 이상에서 그 아래로 내리면 매도합니다. 첫 답은 0부터 세어 period + 1번째 봉입니다.</translation>
    </message>
    <message>
        <source>changes of the close that an average spans</source>
        <translation>평균 하나에 들어가는 종가 변화의 수</translation>
    </message>
    <message>
        <source>level of the index whose upward crossing buys</source>
        <translation>위로 넘으면 매수하는 지수 값</translation>
    </message>
    <message>
        <source>level of the index whose downward crossing sells</source>
        <translation>아래로 내려가면 매도하는 지수 값</translation>
    </message>
    <message>
        <source>Simple moving averages of the close over `fast` and `slow` bars, compared exactly. Buy when the fast average rises from at or below the slow one on the bar before to above it on this bar; Sell when it falls from at or above to below. No answer before bar `slow`, counted from 0: the first bar on which both averages exist for this bar and the one before.</source>
        <translation>`fast`봉과 `slow`봉 종가 단순이동평균을 정확히 비교합니다. 앞 봉에서 느린 평균 이하였던 빠른 평균이 이 봉에서 그 위로 오르면 매수하고, 이상이었다가 아래로 내리면 매도합니다. 0부터 세어 `slow`번째 봉 전에는 답하지 않습니다. 이 봉과 앞 봉 모두에 두 평균이 있는 첫 봉이기 때문입니다.</translation>
    </message>
    <message>
        <source>bars of the fast average; fewer than slow</source>
        <translation>빠른 평균의 봉 수. slow보다 작아야 합니다</translation>
    </message>
    <message>
        <source>bars of the slow average</source>
        <translation>느린 평균의 봉 수</translation>
    </message>
    <message>
        <source>Larry Williams&apos; breakout on trading days, which begin at 00:00 UTC (09:00 KST); a bar belongs to the day it opens in. The target is the open of the day&apos;s first bar plus k x (highest high - lowest low of the day before, which is the last earlier day that has bars), compared exactly. Buy when a bar closes above the target, at most once a day and not on the first day of the data. Sell on the first bar of the day after a Buy, and on that bar nothing else; later bars of that day may Buy again. Works with bars of any unit up to a day.</source>
        <translation>래리 윌리엄스의 변동성 돌파입니다. 거래일은 00:00 UTC(09:00 KST)에 시작하며, 봉은 시작하는 날에 속합니다. 목표가는 그날 첫 봉의 시가 + k x (전일 최고가 - 전일 최저가)이고 정확히 비교합니다. 전일은 봉이 있는 가장 가까운 이전 거래일입니다. 봉이 목표가 위에서 마감하면 매수하되 하루 한 번만 하고, 데이터 첫날에는 하지 않습니다. 매수한 다음 날 첫 봉에서 매도하고 그 봉에서는 다른 답을 하지 않습니다. 그날의 이후 봉에서는 다시 매수할 수 있습니다. 하루 이하의 모든 봉 단위에서 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>share of the range of the day before</source>
        <translation>전일 변동폭에 곱하는 비율</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>조치 없음</translation>
    </message>
    <message>
        <source>New entries are paused</source>
        <translation>신규 매수 일시 중지</translation>
    </message>
    <message>
        <source>Trading is halted</source>
        <translation>거래 정지 상태</translation>
    </message>
    <message>
        <source>Not yet compared with the exchange</source>
        <translation>거래소와 대사 전</translation>
    </message>
    <message>
        <source>Market data is too old</source>
        <translation>시세가 오래됨</translation>
    </message>
    <message>
        <source>The signal is too old</source>
        <translation>신호 유효 시간 지남</translation>
    </message>
    <message>
        <source>Confidence too low</source>
        <translation>확신도 부족</translation>
    </message>
    <message>
        <source>Already in position</source>
        <translation>이미 보유 중</translation>
    </message>
    <message>
        <source>Nothing to sell</source>
        <translation>매도할 수량 없음</translation>
    </message>
    <message>
        <source>An order is still open</source>
        <translation>미체결 주문 있음</translation>
    </message>
    <message>
        <source>Position limit</source>
        <translation>포지션 한도</translation>
    </message>
    <message>
        <source>Could not be sold at its stop: below the minimum order</source>
        <translation>손절가에서 최소 주문 금액 미달</translation>
    </message>
    <message>
        <source>Below the minimum order</source>
        <translation>최소 주문 금액 미달</translation>
    </message>
    <message>
        <source>Above the maximum order</source>
        <translation>최대 주문 금액 초과</translation>
    </message>
    <message>
        <source>Not enough won</source>
        <translation>원화 잔고 부족</translation>
    </message>
    <message>
        <source>Daily loss limit</source>
        <translation>일일 손실 한도</translation>
    </message>
    <message>
        <source>Total loss limit</source>
        <translation>총손실 한도</translation>
    </message>
    <message>
        <source>The price moves too fast</source>
        <translation>가격 변동 과다</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>이 컴퓨터의 시계가 맞지 않음</translation>
    </message>
    <message>
        <source>Shut out by the exchange for a while</source>
        <translation>거래소가 일시적으로 호출을 차단함</translation>
    </message>
    <message>
        <source>Too many orders a minute</source>
        <translation>분당 주문 수 초과</translation>
    </message>
    <message>
        <source>The fate of an order is unknown</source>
        <translation>주문 결과 미확인</translation>
    </message>
    <message>
        <source>Daily loss limit reached: entries are paused</source>
        <translation>일일 손실 한도 도달: 신규 매수 중지</translation>
    </message>
    <message>
        <source>Total loss limit reached: stopped and protected</source>
        <translation>총손실 한도 도달: 중지 후 보호</translation>
    </message>
    <message>
        <source>The price moves too fast: no entries</source>
        <translation>가격 변동 과다: 매수 안 함</translation>
    </message>
    <message>
        <source>The database refused a write</source>
        <translation>DB 기록 실패</translation>
    </message>
    <message>
        <source>The account cannot be read</source>
        <translation>계좌를 읽을 수 없음</translation>
    </message>
    <message>
        <source>Our books and the exchange differ</source>
        <translation>장부와 거래소 잔고 불일치</translation>
    </message>
    <message>
        <source>%1 (limit %2, actual %3)</source>
        <translation>%1 (한도 %2, 실제 %3)</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>데모</translation>
    </message>
    <message>
        <source>PAPER</source>
        <translation>모의투자</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>실거래</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>매수</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>매도</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>시장가</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>지정가</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>신호</translation>
    </message>
    <message>
        <source>Stop-loss</source>
        <translation>손절</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>전량 청산</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>수동</translation>
    </message>
    <message>
        <source>External</source>
        <translation>외부</translation>
    </message>
    <message>
        <source>Approved, not sent</source>
        <translation>승인(전송 전)</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>전송됨</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>미체결</translation>
    </message>
    <message>
        <source>Partly filled</source>
        <translation>일부 체결</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>체결 완료</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>관망</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Trading</source>
        <translation>거래 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>중지하는 중</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>정상 거래</translation>
    </message>
    <message>
        <source>Entries paused</source>
        <translation>신규 매수 중지</translation>
    </message>
    <message>
        <source>Stopped, protected</source>
        <translation>중지 후 보호</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>live</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>수신 없음</translation>
    </message>
    <message>
        <source>down</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Act soon</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Act now</source>
        <translation>긴급</translation>
    </message>
    <message>
        <source>The position is not at the exchange</source>
        <translation>거래소에 포지션이 없음</translation>
    </message>
    <message>
        <source>Stop-loss: the position is sold</source>
        <translation>손절: 포지션을 매도합니다</translation>
    </message>
    <message>
        <source>News of an order contradict our books</source>
        <translation>주문 소식이 장부와 모순됨</translation>
    </message>
    <message>
        <source>The engine has halted</source>
        <translation>엔진이 멈췄습니다</translation>
    </message>
    <message>
        <source>Partly filled, rest cancelled</source>
        <translation>일부 체결 후 취소</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>주기 조회 중</translation>
    </message>
    <message>
        <source>Trades are missing from the record</source>
        <translation>기록에 빠진 체결이 있습니다</translation>
    </message>
</context>
</TS>
